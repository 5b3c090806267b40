// What leads see and do: the rota as a grid, gaps given away, plans made and published, requests.
#include <chrono>
#include <iostream>
#include <thread>

#include "app/rota/show.h"
#include "scheduler/rota/turn.h"
#include "server/pages/lead/grid.h"
#include "store/publications.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

class LeadPages : public ::testing::Test {
 protected:
  // The first person of the desk has a name that would like to be markup.
  LeadPages() {
    folder_.replace("team.toml", "name = \"Amir Haddad\"", "name = \"<b>Amir</b> \\\"Q\\\"\"");
    folder_.publish();
    server_.emplace(folder_);
    lead_ = session("lead", "beth");
  }
  std::string session(const std::string& role, const std::string& id) {
    std::string secret = folder_.session(role, id);
    server_->desks().look();
    return secret;
  }
  http::Response get(const std::string& path) {
    return server_->get(path, {{"Cookie", "respite=" + lead_}, {"Host", "rota.example"}});
  }
  http::Response post(const std::string& path, std::string body, const std::string& secret) {
    return server_->ask("POST", path,
                        {{"Cookie", "respite=" + secret},
                         {"Sec-Fetch-Site", "same-origin"},
                         {"Content-Type", "application/x-www-form-urlencoded"}},
                        std::move(body));
  }
  http::Response post(const std::string& path, std::string body) {
    return post(path, std::move(body), lead_);
  }
  static std::string to(const http::Response& response) {
    return std::string(http::find_header(response.headers, "Location").value_or(""));
  }
  std::string followed(const http::Response& begun) {
    for (int i = 0; i < 1200; ++i) {
      const http::Response page = get(to(begun));
      if (page.status != 200) return to(page);
      if (!http::find_header(page.headers, "Refresh")) return to(begun);  // to be looked at
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return "never";
  }

  const DeskFolder folder_;
  std::optional<ServiceFixture> server_;
  std::string lead_;
};

std::size_t count_in(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST_F(LeadPages, EachCellIsWhatIsPublished) {
  const http::Response page = get("/rota?from=2026-12-07&weeks=4");
  ASSERT_EQ(page.status, 200) << body_of(page);
  const std::string text = body_of(page);
  const OpenDesk desk = folder_.open();
  const ShowView shown = show(desk, {ShowSource::kPublished, test::day("2026-12-07"), 4});
  const auto letters = letters_of(shown.schedule);
  for (const SeatLetter& seat : letters) {
    std::size_t days_held = 0;
    for (const SlotView& view : shown.schedule.slots) {
      if (!view.slot.person || view.slot.rota != seat.rota || view.slot.seat != seat.seat) continue;
      const auto [first, last] = days_of(desk.desk.zone, view.slot.span);
      for (Day day = first; day <= last; day += std::chrono::days{1})
        if (day < test::day("2026-12-07") + std::chrono::weeks{4}) ++days_held;
    }
    EXPECT_GT(days_held, 0U) << seat.name;
    EXPECT_EQ(count_in(text, '>' + seat.letters + "</a></td>"), days_held) << seat.name;
  }
  EXPECT_FALSE(has(page, "<b>Amir"));
  EXPECT_TRUE(has(page, "&lt;b&gt;Amir&lt;/b&gt; &quot;Q&quot;"));
  EXPECT_FALSE(has(page, "<script>"));
  EXPECT_FALSE(has(page, " style="));
}

TEST_F(LeadPages, AskedForNonsenseItSaysSo) {
  EXPECT_EQ(get("/rota?from=soon").status, 400);
  EXPECT_EQ(get("/rota?weeks=0").status, 400);
  EXPECT_EQ(get("/rota?weeks=9999").status, 400);
  EXPECT_TRUE(has(get("/rota?of=draft"), "No draft waits"));
}

TEST_F(LeadPages, AGapIsGivenAway) {
  const ShowView shown = show(folder_.open(), {ShowSource::kPublished, test::day("2026-12-07"), 4});
  const auto duty_slot = std::ranges::find_if(shown.schedule.slots, [](const SlotView& view) {
    return view.slot.kind != SlotKind::kProtected && view.slot.person;
  });
  ASSERT_NE(duty_slot, shown.schedule.slots.end());
  const http::Response away =
      server_->ask("POST", "/api/v1/leaves",
                   {{"Authorization", "Bearer " + folder_.api_token("lead", "beth").secret},
                    {"Content-Type", "application/json"}},
                   "{\"person\": \"" + duty_slot->slot.person.value_or("") +
                       "\", \"from\": \"2026-12-07\", \"until\": \"2026-12-20\"}");
  ASSERT_LT(away.status, 300) << body_of(away);
  server_->desks().look();
  const http::Response page = get("/rota?from=2026-12-07&weeks=2");
  ASSERT_TRUE(has(page, "Held by nobody who can")) << body_of(page);
  EXPECT_TRUE(has(page, "holds it and cannot."));
  EXPECT_TRUE(has(page, "their fair share with it</option>")) << "the check's words beside a name";
  EXPECT_TRUE(has(page, "<optgroup label=\"May not take it\">"));
  EXPECT_FALSE(has(page, "Nobody may take it")) << "somebody may";
  const std::string text = body_of(page);
  const auto between = [&](const std::string& begin, const std::string& end) {
    const std::size_t at = text.find(begin);
    if (at == std::string::npos) return std::string();
    const std::size_t from = at + begin.size();
    return text.substr(from, text.find(end, from) - from);
  };
  const std::string duty = between("name=\"duty\" value=\"", "\"");
  const std::string taker = between("<option value=\"", "\"");
  ASSERT_FALSE(duty.empty() || taker.empty()) << text;
  const http::Response refused = post("/rota/give", "duty=" + duty + "&to=nobody-at-all");
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(has(refused, "It was not done"));
  const http::Response given = post("/rota/give", "duty=" + duty + "&to=" + taker);
  EXPECT_EQ(given.status, 303) << body_of(given);
  EXPECT_TRUE(has(get(to(given)), "It is given."));
  EXPECT_EQ(followed(post("/rota/mend", "effort=1")).find("/rota"), 0U);
}

// Everybody but one is away, who may not hold two weeks in a row: that may be set aside, seen first
// and said why.
TEST_F(LeadPages, WhatIsWrongIsExplainedAndMendedInSpiteOfARule) {
  EXPECT_TRUE(has(get("/rota/why"), "Everything is held, and no limit is bent."));
  const OpenDesk desk = folder_.open();
  for (const Person& person : desk.desk.people) {
    if (person.id == "amir") continue;
    const http::Response away = server_->ask(
        "POST", "/api/v1/leaves",
        {{"Authorization", "Bearer " + folder_.api_token("lead", "beth").secret},
         {"Content-Type", "application/json"}},
        "{\"person\": \"" + person.id + "\", \"from\": \"2026-12-07\", \"until\": \"2027-01-03\"}");
    ASSERT_LT(away.status, 300) << body_of(away);
  }
  server_->desks().look();
  const http::Response page = get("/rota/why");
  ASSERT_EQ(page.status, 200);
  const std::string text = body_of(page);
  EXPECT_TRUE(has(page, "These cannot all hold")) << text;
  EXPECT_TRUE(has(page, "One of these would help"));
  const std::size_t at = text.find("/changes/look?");
  ASSERT_NE(at, std::string::npos) << text;
  std::string address = text.substr(at, text.find('"', at) - at);
  for (std::size_t amp = 0; (amp = address.find("&amp;")) != std::string::npos;)
    address.erase(amp + 1, 4);
  const http::Response look = get(address);
  EXPECT_EQ(look.status, 200) << body_of(look);
  EXPECT_TRUE(has(look, "It would break"));
  EXPECT_TRUE(has(look, "value=\"Nobody else may take it.\" required"));
}

TEST_F(LeadPages, APlanIsFollowedToItsDraftAndPublished) {
  const http::Response begun = post("/rota/plan", "from=2027-01-04&weeks=2&effort=1");
  ASSERT_EQ(begun.status, 303) << body_of(begun);
  const std::string address = followed(begun);
  EXPECT_NE(address.find("of=draft"), std::string::npos) << address;
  const http::Response draft = get(address);
  EXPECT_TRUE(has(draft, "A draft waits"));
  EXPECT_TRUE(has(draft, "Everything in it is new."));
  const std::string text = body_of(draft);
  const std::size_t at = text.find("name=\"draft\" value=\"") + 20;
  const std::string id = text.substr(at, text.find('"', at) - at);
  EXPECT_EQ(post("/rota/publish", "draft=other").status, 409);
  const http::Response published = post("/rota/publish", "draft=" + id);
  ASSERT_EQ(published.status, 303) << body_of(published);
  EXPECT_TRUE(has(get(to(published)), "Revision 2 is published."));
  EXPECT_EQ(get("/plans/999").status, 404);
  EXPECT_EQ(post("/rota/plan", "from=&weeks=2").status, 422);
}

TEST_F(LeadPages, PlansStandSideBySideToChooseFrom) {
  const std::string wanted = "from=2027-01-04&weeks=4&effort=1";
  const std::string compared = followed(post("/rota/plan", wanted + "&alternatives=3"));
  ASSERT_EQ(compared.find("/plans/"), 0U) << compared;
  const http::Response page = get(compared);
  EXPECT_TRUE(has(page, "Which plan?")) << body_of(page);
  EXPECT_TRUE(has(page, "As the desk weighs it"));
  EXPECT_TRUE(has(page, "name=\"from\" value=\"2027-01-04\""));
  EXPECT_TRUE(has(page, "name=\"weeks\" value=\"4\""));
  EXPECT_TRUE(has(page, "name=\"alternative\" value=\"1\""));
  EXPECT_TRUE(has(page, "href=\"/rota?desk=helpdesk&amp;of=draft\""));
  const std::string first = waiting_draft(folder_.open())->id;
  const std::string taken = followed(post("/rota/plan", wanted + "&alternative=1"));
  EXPECT_NE(taken.find("of=draft"), std::string::npos) << taken;
  EXPECT_NE(waiting_draft(folder_.open())->id, first);
}

TEST_F(LeadPages, WhoWaitsIsListedAndClosed) {
  const std::string amir = session("technician", "amir");
  EXPECT_TRUE(has(get("/queue"), "Nobody waits."));
  const http::Response home = server_->ask(
      "POST", "/book",
      {{"Cookie", "respite=" + session("requester", "pat")}, {"Sec-Fetch-Site", "same-origin"}},
      "priority=P3&minutes=30&about=It+%3Cb%3Ehums&place=Room+12&call_back=%2B44+1632+1&key=k");
  ASSERT_EQ(home.status, 303) << body_of(home);
  const http::Response page = get("/queue");
  EXPECT_TRUE(has(page, "It &lt;b&gt;hums")) << body_of(page);
  EXPECT_TRUE(has(page, "<a class=\"call\" href=\"tel:+4416321\">"));
  EXPECT_EQ(post("/queue/close", "id=77").status, 409);
  EXPECT_EQ(post("/queue/close", "id=1").status, 303);
  EXPECT_TRUE(has(get("/queue"), "Nobody waits."));
  EXPECT_EQ(post("/queue/forget", "id=1").status, 404);
}

TEST_F(LeadPages, ReportsAuditAndTokensAreOnePage) {
  const http::Response page = get("/reports");
  ASSERT_EQ(page.status, 200) << body_of(page);
  EXPECT_TRUE(has(page, "from=2026-11-01&amp;to=2026-11-30"));
  EXPECT_TRUE(has(page, "What happened last"));
  EXPECT_EQ(get("/reports/parity").status, 200);
  EXPECT_EQ(post("/reports/revoke", "id=none").status, 409);
  const MadeTokenView feed = folder_.feed_token("person", "amir");
  EXPECT_TRUE(has(get("/reports"), feed.token.id));
  EXPECT_FALSE(has(get("/reports"), feed.secret));
  EXPECT_EQ(post("/reports/revoke", "id=" + feed.token.id).status, 303);
  EXPECT_FALSE(has(get("/reports"), feed.token.id));
}

TEST_F(LeadPages, NobodyElseSeesOrDoesIt) {
  const std::string others[] = {session("technician", "amir"), session("requester", "pat"), "none"};
  for (const std::string& other : others) {
    for (const char* path : {"/rota", "/rota?of=draft", "/queue", "/reports", "/plans/1",
                             "/reports/targets", "/reports/parity"})
      EXPECT_EQ(server_->get(path, {{"Cookie", "respite=" + other}}).status, 401) << path;
    for (const char* path : {"/rota/give", "/rota/publish", "/rota/plan", "/rota/mend",
                             "/plans/1/stop", "/queue/close", "/reports/revoke"})
      EXPECT_EQ(post(path, "id=1", other).status, 401) << path;
  }
}

// 60 people by 26 weeks: shifts of three people, day, evening and night, five days on and two off.
TEST(LeadGrid, SaysHowLongAWholeHalfYearTakes) {
  const DeskFolder folder;
  std::string team =
      "[desk]\nid = \"room\"\nname = \"Room\"\nzone = \"Europe/London\"\nleads = [\"p0\"]\n"
      "service = \"mon-fri 08:00-18:00\"\n\n";
  for (int i = 0; i < 60; ++i)
    team += "[[person]]\nid = \"p" + std::to_string(i) + "\"\nname = \"Person Number " +
            std::to_string(i) + "\"\nreach = [\"+44 7700 900101\"]\n\n";
  team +=
      "[[rota]]\nid = \"room\"\nname = \"Control room\"\ncounts = \"work\"\n"
      "reach = [\"+44 1632 960300\"]\n";
  const char* const shifts[] = {"early", "late", "night"};
  const char* const times[] = {"07:00-15:00", "15:00-23:00", "23:00-07:00"};
  for (int s = 0; s < 3; ++s)
    team += std::string("\n[[rota.shift]]\nid = \"") + shifts[s] + "\"\nwhen = \"daily " +
            times[s] + "\"\nstaff = 12\n";
  std::ofstream(folder.path() / "team.toml", std::ios::trunc) << team;
  const OpenDesk desk = folder.open();
  const Day first = test::day("2026-11-30");
  store::PublishRequest request;
  request.by = request.os_user = "bench";
  request.kind = PublicationKind::kHistory;
  request.at = test::instant("2026-11-30T00:00:00Z");
  request.window = {desk.desk.zone.day_span(first).begin,
                    desk.desk.zone.day_span(first + std::chrono::weeks{26}).begin};
  request.names.rotas = {{"room", "Control room"}};
  request.documents = {{"team.toml", team}};
  for (int i = 0; i < 60; ++i)
    request.names.people.push_back({"p" + std::to_string(i), "Person Number " + std::to_string(i)});
  for (int day = 0; day < 182; ++day) {
    for (int s = 0; s < 3; ++s) {
      for (int place = 0; place < 12; ++place) {
        SlotRecord slot;
        slot.rota = "room";
        slot.seat = shifts[s];
        slot.place = static_cast<std::uint32_t>(place);
        slot.zone = "Europe/London";
        slot.begin = Wall{first + std::chrono::days{day}} + std::chrono::hours{7 + 8 * s};
        slot.end = slot.begin + std::chrono::hours{8};
        slot.span = {desk.desk.zone.at_transition(slot.begin),
                     desk.desk.zone.at_transition(slot.end)};
        slot.turn_span = slot.span;
        slot.key = duty_key(slot.rota, slot.seat, slot.begin, slot.place);
        slot.turn = slot.key;
        const int who = ((day / 5) * 7 + s * 20 + place) % 60;
        slot.person = "p" + std::to_string(who);
        slot.kind = SlotKind::kWork;
        request.slots.push_back(slot);
      }
    }
  }
  store::Database database = store::Database::open(folder.path().string());
  const auto made = store::publish(database, request);
  ASSERT_EQ(std::get_if<store::Refusal>(&made), nullptr);
  const std::string lead = folder.session("lead", "p0");
  ServiceFixture server(folder);
  server.desks().look();
  for (int i = 0; i < 4; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const http::Response page =
        server.get("/rota?from=2026-11-30&weeks=26",
                   {{"Cookie", "respite=" + lead}, {"Accept-Encoding", "gzip"}});
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    ASSERT_EQ(page.status, 200) << body_of(page);
    std::cout << "60 people by 26 weeks: " << took.count() << " ms, " << page.body->size()
              << " bytes\n";
    EXPECT_LT(page.body->size(), 100U << 10);
  }
}

}  // namespace
}  // namespace respite::server
