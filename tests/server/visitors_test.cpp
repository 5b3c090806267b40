// The first page for whoever has not signed in, where the desk lets visitors book.
#include "app/requests/queue.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

constexpr const char* kBooking = "about=It+hums&priority=P2&minutes=30&key=k1";

class Visitors : public ::testing::Test {
 protected:
  Visitors() {
    folder_.replace("team.toml", "# --- Who is on call",
                    "[policy.public]\nnames = \"none\"\nbook = true\n\n# --- Who is on call");
    folder_.publish();
    server_.emplace(folder_);
    server_->set_now("2026-12-08T09:00:00Z");
  }
  http::Response post(const std::string& path, const std::string& body) {
    return server_->ask(
        "POST", path,
        {{"Sec-Fetch-Site", "same-origin"}, {"Content-Type", "application/x-www-form-urlencoded"}},
        body);
  }
  std::vector<RequestView> taken() const {
    std::vector<RequestView> requests;
    OpenDesk desk = folder_.open();
    desk.invocation.now = test::instant("2026-12-08T09:00:00Z");
    for (const QueuedView& each : list_queue(desk).requests) requests.push_back(each.request);
    return requests;
  }

  const DeskFolder folder_;
  std::optional<ServiceFixture> server_;
};

TEST_F(Visitors, BookWithNameAndNumberAndFollowByAPrivateLink) {
  const http::Response answer = post("/", "about=It+hums&priority=P2&minutes=30");
  EXPECT_TRUE(has(answer, "Book it")) << body_of(answer);
  EXPECT_TRUE(has(answer, "name=\"visitor\""));
  const http::Response booked =
      post("/book", std::string(kBooking) + "&visitor=Jo+Doe&call_back=%2B44+1632+960001");
  ASSERT_EQ(booked.status, 303) << body_of(booked);
  ASSERT_EQ(taken().size(), 1U);
  EXPECT_EQ(taken()[0].requester, "Jo Doe (visitor)");
  EXPECT_EQ(taken()[0].role, "staff");
  EXPECT_EQ(taken()[0].said.call_back, "+44 1632 960001");
  const std::string link(find_header(booked.headers, "Location").value_or(""));
  const http::Response page = server_->get(link);
  EXPECT_TRUE(has(page, "It hums")) << body_of(page);
  const OpenDesk desk = folder_.open();
  for (const Person& person : desk.desk.people) EXPECT_FALSE(has(page, person.name));
  EXPECT_EQ(post(link, "").status, 303);
  EXPECT_TRUE(taken().empty()) << "withdrawn";
}

TEST_F(Visitors, AreNobodyOfTheTeamFileWhateverTheyCallThemselves) {
  EXPECT_EQ(post("/book", std::string(kBooking) + "&visitor=amir&call_back=1&role=partner").status,
            303);
  ASSERT_EQ(taken().size(), 1U);
  EXPECT_EQ(taken()[0].requester, "amir (visitor)");
  EXPECT_EQ(taken()[0].role, "staff");
}

TEST_F(Visitors, SayWhoTheyAreAndHowToReachThem) {
  EXPECT_EQ(post("/book", kBooking).status, 422);
  EXPECT_EQ(post("/book", std::string(kBooking) + "&visitor=Jo").status, 422);
  EXPECT_EQ(post("/book", std::string(kBooking) + "&call_back=1").status, 422);
  EXPECT_TRUE(taken().empty());
}

TEST_F(Visitors, CannotHaveTheDeskWriteToAnybody) {
  EXPECT_FALSE(has(server_->get("/"), "name=\"email\""));
  const std::string session = "respite=" + folder_.session("technician", "amir");
  EXPECT_TRUE(has(server_->ask("GET", "/", {{"Cookie", session}}), "name=\"email\""));
  EXPECT_EQ(post("/book",
                 std::string(kBooking) + "&visitor=Jo&call_back=1&email=victim%40elsewhere.example")
                .status,
            303);
  ASSERT_EQ(taken().size(), 1U);
  EXPECT_EQ(taken()[0].said.email, "");
  const http::Response refused =
      server_->ask("POST", "/api/v1/ask", {{"Content-Type", "application/json"}},
                   R"({"request": {"email": "victim@elsewhere.example"}})");
  EXPECT_EQ(refused.status, 401) << body_of(refused);
}

// What a private link tells of an emergency is told to anybody who has it.
TEST_F(Visitors, FollowAnEmergencyWithoutNamesAndNumbers) {
  folder_.replace(
      "team.toml", "[policy.public]",
      "[mail]\nrelay = \"127.0.0.1:25\"\ntls = \"none\"\nfrom = \"desk@example.org\"\n\n"
      "[policy.public]");
  server_.emplace(folder_);
  server_->set_now("2026-12-08T09:00:00Z");
  const OpenDesk desk = folder_.open();
  const std::string criterion = desk.desk.policy.emergencies.front().id;
  const http::Response booked =
      post("/book", std::string(kBooking) + "&visitor=Jo&call_back=1&criteria=" + criterion);
  ASSERT_EQ(booked.status, 303) << body_of(booked);
  const http::Response page =
      server_->get(std::string(find_header(booked.headers, "Location").value_or("")));
  EXPECT_TRUE(has(page, "is to act on it; no message has reached them yet.")) << body_of(page);
  for (const Person& person : desk.desk.people) {
    EXPECT_FALSE(has(page, person.name));
    EXPECT_FALSE(has(page, ">" + person.id + " "));
    for (const std::string& number : person.reach) EXPECT_FALSE(has(page, number));
  }
  EXPECT_FALSE(has(page, "Call +"));
}

TEST_F(Visitors, ReadThePageInTheirLanguage) {
  const auto in = [&](const char* language) {
    return server_->ask("GET", "/", {{"Accept-Language", language}});
  };
  EXPECT_TRUE(has(in("fr-CH, fr;q=0.9, en;q=0.8"), "Que s’est-il passé ?"));
  EXPECT_TRUE(has(in("de"), "Was ist passiert?"));
  EXPECT_TRUE(has(in("pl, en;q=0.5"), "What has happened?"));
  EXPECT_TRUE(has(in("de"), "<html lang=\"de\">"));
}

}  // namespace
}  // namespace respite::server
