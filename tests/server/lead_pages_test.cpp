// The lead's pages: the rota as a grid, requests, reports.
#include "app/requests/question.h"
#include "app/requests/queue.h"
#include "app/requests/take.h"
#include "store/publications.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

class LeadPages : public ::testing::Test {
 protected:
  LeadPages() {
    folder_.replace("team.toml", "name = \"Amir Haddad\"", "name = \"Amir <b>Haddad</b>\"");
    folder_.publish();
    server_.emplace(folder_);
    server_->set_now("2026-12-08T09:00:00Z");
    lead_ = folder_.session("", "beth");
    server_->desks().look();
  }
  http::Response get(const std::string& path) {
    return server_->get(path, {{"Cookie", "respite=" + lead_}, {"Host", "rota.example"}});
  }
  http::Response post(const std::string& path, const std::string& body,
                      const std::string& site = "same-origin") {
    return server_->ask("POST", path,
                        {{"Cookie", "respite=" + lead_},
                         {"Sec-Fetch-Site", site},
                         {"Content-Type", "application/x-www-form-urlencoded"}},
                        body);
  }
  void take(const std::string& line) {
    OpenDesk desk = folder_.open();
    desk.invocation.now = test::instant("2026-12-08T08:00:00Z");
    const auto question = read_question(line, desk.desk, desk.invocation.now);
    static_cast<void>(Taker(desk).take(question.value(), line, Language::kEnglish));
    server_->desks().look();
  }

  const DeskFolder folder_;
  std::optional<ServiceFixture> server_;
  std::string lead_;
};

TEST_F(LeadPages, TheGridHasACellForEachDayThatSomebodyHolds) {
  const std::string page = body_of(get("/rota?from=2026-12-07&weeks=2"));
  const auto count = [&](const std::string& text) {
    std::size_t found = 0;
    for (std::size_t at = page.find(text); at != std::string::npos; at = page.find(text, at + 1))
      ++found;
    return found;
  };
  std::set<std::pair<std::string, Day>> held;
  const OpenDesk desk = folder_.open();
  const Interval window{desk.desk.zone.at_transition(test::day("2026-12-07")),
                        desk.desk.zone.at_transition(test::day("2026-12-21"))};
  const auto database = store::Database::open(folder_.path().string());
  for (const PublishedSlot& each : store::read_published(database, window))
    for (Day day = test::day("2026-12-07"); day < test::day("2026-12-21");
         day += std::chrono::days{1}) {
      const bool begins = day_of(desk.desk.zone.to_wall(each.slot.span.begin)) == day;
      const bool noon =
          each.slot.span.contains(desk.desk.zone.at_transition(day) + std::chrono::hours{12});
      if (each.slot.kind != SlotKind::kProtected && each.slot.person && (begins || noon))
        held.insert({*each.slot.person, day});
    }
  EXPECT_GT(held.size(), 10U);
  EXPECT_EQ(count("<td class=\"duty\""), held.size()) << page;
  EXPECT_EQ(count("<th scope=\"row\">"), desk.desk.people.size());
  EXPECT_NE(page.find("Amir &lt;b&gt;Haddad"), std::string::npos);
  EXPECT_EQ(page.find("<b>Haddad"), std::string::npos);
}

TEST_F(LeadPages, TheGridRefusesWhatIsNoWindow) {
  EXPECT_EQ(get("/rota?from=soon").status, 400);
  EXPECT_EQ(get("/rota?weeks=27").status, 400);
  EXPECT_EQ(get("/rota?weeks=-1").status, 400);
  EXPECT_TRUE(has(get("/rota?of=draft"), "class=\"card\"")) << "there is none: it says so";
}

TEST_F(LeadPages, RequestsAreWorkedOff) {
  EXPECT_TRUE(has(get("/queue"), "Nobody is waiting."));
  take(R"({"request": {"priority": "P2", "requester": "pat", "about": "It <i>hums</i>",)"
       R"( "call_back": "+44 1632 960001"}})");
  const http::Response page = get("/queue");
  EXPECT_TRUE(has(page, "It &lt;i&gt;hums")) << body_of(page);
  EXPECT_TRUE(has(page, "href=\"tel:+441632960001\""));
  EXPECT_EQ(post("/queue/close", "id=1", "cross-site").status, 403);
  EXPECT_EQ(post("/queue/close", "id=1").status, 303);
  EXPECT_TRUE(has(get("/queue"), "Nobody is waiting."));
  EXPECT_EQ(post("/queue/close", "id=1").status, 409) << "once more: it says why not";
  EXPECT_EQ(post("/queue/open", "id=1").status, 404);
}

TEST_F(LeadPages, AreALeadsAlone) {
  for (const char* path : {"/rota", "/queue", "/reports"}) {
    EXPECT_EQ(get(path).status, 200) << path;
    EXPECT_EQ(server_->get(path).status, 401) << path;
    const std::string technician = folder_.session("", "amir");
    server_->desks().look();
    EXPECT_EQ(server_->get(path, {{"Cookie", "respite=" + technician}}).status, 401) << path;
  }
}

}  // namespace
}  // namespace respite::server
