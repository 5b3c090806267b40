// The pages as somebody who has signed in sees them.
#include <nlohmann/json.hpp>

#include "app/requests/queue.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

// The value of a form's hidden field.
std::string field_in(const http::Response& page, const std::string& name) {
  const std::string start = "name=\"" + name + "\" value=\"";
  const std::string text = body_of(page);
  const std::size_t begin = text.find(start);
  if (begin == std::string::npos) return "";
  return text.substr(begin + start.size(),
                     text.find('"', begin + start.size()) - begin - start.size());
}

class OwnPages : public ::testing::Test {
 protected:
  OwnPages() {
    folder_.replace(
        "team.toml", "# --- Who is on call",
        "[[role]]\nid = \"partner\"\nrank = 10\n\n[[role]]\nid = \"staff\"\nrank = 50\n\n"
        "[[requester]]\nid = \"pat\"\nname = \"Pat Doe\"\nrole = \"partner\"\n\n"
        "# --- Who is on call");
    folder_.publish();
    server_.emplace(folder_);
    server_->set_now("2026-12-08T09:00:00Z");
  }
  http::Response get(const std::string& session, const std::string& path = "/") {
    return server_->get(path, {{"Cookie", "respite=" + session}, {"Host", "rota.example"}});
  }
  http::Response post(const std::string& session, const std::string& path, std::string body = "") {
    return server_->ask("POST", path,
                        {{"Cookie", "respite=" + session},
                         {"Sec-Fetch-Site", "same-origin"},
                         {"Content-Type", "application/x-www-form-urlencoded"}},
                        std::move(body));
  }
  std::string session(const std::string& role, const std::string& id) {
    std::string secret = folder_.session(role, id);
    server_->desks().look();
    return secret;
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

TEST_F(OwnPages, ATechnicianSeesWhatIsWrongWhereAndWhomToCall) {
  const std::string pat = session("requester", "pat");
  const std::string asked =
      "priority=P3&minutes=30&about=It+%3Cb%3Ehums&place=Room+12&call_back=%2B44+1632+1";
  const http::Response answer = post(pat, "/", asked);
  const http::Response booked = post(pat, "/book", asked + "&key=" + field_in(answer, "key"));
  EXPECT_EQ(booked.status, 303) << body_of(booked);
  ASSERT_EQ(taken().size(), 1U);
  EXPECT_EQ(taken().front().said.place, "Room 12");
  const std::string whose = taken().front().person.value_or("");
  const http::Response page = get(session("", whose));
  EXPECT_TRUE(has(page, "Who waits for you"));
  EXPECT_TRUE(has(page, "It &lt;b&gt;hums; at Room 12; call <a href=\"tel:+4416321\">"))
      << body_of(page);
}

TEST_F(OwnPages, ATechnicianSeesTheirWeekAndMakesAnAddress) {
  const std::string amir = session("", "amir");
  const http::Response page = get(amir);
  EXPECT_TRUE(has(page, "Signed in as Amir Haddad, technician."));
  EXPECT_TRUE(has(page, "<h2>The next seven days</h2>"));
  EXPECT_TRUE(has(page, "learning"));
  EXPECT_FALSE(has(page, "You lead this desk"));
  EXPECT_FALSE(has(page, "<script>"));
  EXPECT_EQ(find_header(page.headers, "Cache-Control"), "no-store");

  const http::Response made = post(amir, "/subscribe?desk=helpdesk");
  ASSERT_EQ(made.status, 303);
  const std::string address(find_header(made.headers, "Location").value_or(""));
  EXPECT_TRUE(has(get(amir, address), "webcal://rota.example" + address + ".ics"));
  EXPECT_EQ(server_->get(address + ".ics").status, 200);
  EXPECT_EQ(server_->logged().find(address.substr(7)), std::string::npos);
}

TEST_F(OwnPages, ALeadIsToldWhereToLead) {
  const http::Response page = get(session("", "beth"));
  EXPECT_TRUE(has(page, "Signed in as Beth Lowry, lead."));
  EXPECT_TRUE(has(page, "You lead this desk."));
  EXPECT_TRUE(has(page, "<h2>The next seven days</h2>"));
}

TEST_F(OwnPages, ARequesterLearnsNothingOfOthers) {
  const std::string pat = session("", "pat");
  const http::Response page = get(pat);
  EXPECT_TRUE(has(page, "Signed in as Pat Doe, requester."));
  const http::Response asked = post(pat, "/?desk=helpdesk", "priority=P3&minutes=60&skill=servers");
  EXPECT_EQ(asked.status, 200);
  for (const http::Response& each : {page, asked}) {
    for (const char* others : {"next seven days", "learning", "focus", "+44 7700", "leave", "BLK-",
                               "REST-", "/subscribe"}) {
      EXPECT_FALSE(has(each, others)) << others;
    }
  }
  EXPECT_EQ(post(pat, "/subscribe").status, 401);
}

TEST_F(OwnPages, WhatIsSharedStaysThePublics) {
  const std::string before = body_of(server_->get("/"));
  static_cast<void>(get(session("", "amir")));
  EXPECT_EQ(body_of(server_->get("/")), before);
  EXPECT_FALSE(has(server_->get("/"), "Signed in"));
}

TEST_F(OwnPages, TheOfferedTimeIsBookedOnceForEachForm) {
  const std::string pat = session("", "pat");
  const http::Response asked = post(pat, "/?desk=helpdesk", "priority=P3&minutes=60&skill=servers");
  ASSERT_TRUE(has(asked, "Book it")) << body_of(asked);
  EXPECT_TRUE(taken().empty()) << "asking books nothing";
  const std::string form = "priority=" + field_in(asked, "priority") +
                           "&minutes=" + field_in(asked, "minutes") +
                           "&skill=" + field_in(asked, "skill") + "&key=" + field_in(asked, "key");
  const http::Response booked = post(pat, "/book?desk=helpdesk", form);
  EXPECT_EQ(booked.status, 303);
  EXPECT_EQ(find_header(booked.headers, "Cache-Control"), "no-store");
  const std::string follow(find_header(booked.headers, "Location").value_or(""));
  EXPECT_TRUE(follow.starts_with("/link/request/1/-/0/")) << follow;
  EXPECT_TRUE(has(server_->get(follow), "Your request 1")) << "also without signing in";
  EXPECT_EQ(find_header(post(pat, "/book?desk=helpdesk", form).headers, "Location"), follow)
      << "pressed twice";
  ASSERT_EQ(taken().size(), 1U);
  EXPECT_EQ(taken()[0].requester, "pat");
  EXPECT_EQ(taken()[0].role, "partner") << "who they are to the desk";

  EXPECT_EQ(post(pat, "/book?desk=helpdesk", form + "0").status, 303) << "another form";
  EXPECT_EQ(taken().size(), 2U);
  EXPECT_EQ(post(pat, "/book?desk=helpdesk", "minutes=15&key=" + field_in(asked, "key")).status,
            409);
  EXPECT_EQ(post(pat, "/book?desk=helpdesk", "minutes=15").status, 422) << "no key";
  EXPECT_EQ(post(pat, "/book?desk=helpdesk", "minutes=%&key=a").status, 400);
  EXPECT_EQ(taken().size(), 2U);
}

TEST_F(OwnPages, OneFormsKeyIsNotAnothersTime) {
  const std::string form = "minutes=30&priority=P3&key=same";
  EXPECT_EQ(post(session("", "pat"), "/book", form).status, 303);
  EXPECT_EQ(post(session("requester", "zoe"), "/book", form).status, 303);
  ASSERT_EQ(taken().size(), 2U);
  EXPECT_NE(taken()[0].requester, taken()[1].requester);
}

TEST_F(OwnPages, NobodyAsksAsSomebodyElse) {
  const std::string zoe = session("requester", "zoe");
  static_cast<void>(
      post(zoe, "/book", "minutes=30&key=k&requester=pat&role=partner&now=2026-12-09T10:00:00Z"));
  ASSERT_EQ(taken().size(), 1U);
  EXPECT_EQ(taken()[0].requester, "zoe");
  EXPECT_EQ(taken()[0].role, "staff");
}

TEST_F(OwnPages, WhoIsNotSignedInIsToldSoOnAPage) {
  const http::Response refused = server_->ask("POST", "/book", {}, "minutes=30&key=k");
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.content_type, "text/html; charset=utf-8");
  EXPECT_TRUE(taken().empty());
}

// A week that its holder offers goes to the first who may take it; whoever asks for help may not,
// nor may anybody who has not signed in.
TEST_F(OwnPages, AColleagueOffersADutyAndAnotherTakesIt) {
  const auto holder = [&] {
    const auto store = store::Database::open_to_read(folder_.path().string());
    for (const PublishedSlot& each : store::read_published(store))
      if (each.slot.seat == "primary" &&
          each.slot.span.contains(test::instant("2026-12-15T20:00:00Z")))
        return each.slot.person.value_or("");
    return std::string();
  };
  const std::string mine = holder();
  const std::string me = session("", mine);
  EXPECT_TRUE(has(get(me), "Changes: swap, cover, leave"));
  EXPECT_TRUE(has(post(me, "/changes/swap", "duty=oncall%2Fprimary%402026-12-14"), "with or to"));
  const http::Response offered =
      post(me, "/changes/cover", "duty=oncall%2Fprimary%402026-12-14&note=%3Cb%3E");
  EXPECT_TRUE(has(offered, "Change 1 is offered to whoever takes it first")) << body_of(offered);
  EXPECT_FALSE(has(offered, "<b>"));
  EXPECT_TRUE(has(offered, ">Take back<"));
  EXPECT_NE(post(session("requester", "pat"), "/changes/change-accept", "id=1").status, 200);
  EXPECT_NE(post("none", "/changes/change-accept", "id=1").status, 200);
  EXPECT_EQ(holder(), mine);
  std::string taker;
  const OpenDesk desk = folder_.open();
  for (const Person& person : desk.desk.people) {
    if (person.id == mine) continue;
    const std::string theirs = session("", person.id);
    EXPECT_TRUE(has(get(theirs, "/changes"), ">Accept<")) << person.id;
    const http::Response answer = post(theirs, "/changes/change-accept", "id=1");
    const bool stands = has(answer, "Change 1 stands");
    EXPECT_TRUE(stands || has(answer, "it breaks a hard rule")) << body_of(answer);
    if (!stands) continue;
    taker = person.id;
    break;
  }
  EXPECT_EQ(holder(), taker);
  EXPECT_EQ(post(me, "/changes/forget", "id=1").status, 404);
}

TEST_F(OwnPages, ALeadLooksAtReportsAndNobodyElseDoes) {
  const std::string lead = session("lead", "hugo");
  const http::Response home = get(lead);
  EXPECT_TRUE(has(home, "/reports/pay?desk=helpdesk&amp;from=2026-11-01&amp;to=2026-11-30"))
      << body_of(home);
  for (const std::string name : {"fairness", "pay", "rest", "coverage", "subscribers"}) {
    const std::string path = "/reports/" + name + "?desk=helpdesk";
    const http::Response page = get(lead, path);
    EXPECT_EQ(page.status, 200) << body_of(page);
    EXPECT_TRUE(has(page, "<h1>")) << name;
    EXPECT_EQ(get(session("technician", "amir"), path).status, 401) << name;
    EXPECT_EQ(get(session("requester", "pat"), path).status, 401) << name;
    EXPECT_NE(get("", path).status, 200) << name;
  }
  const http::Response page = get(lead, "/reports/pay?from=2026-12-01&to=2026-12-31");
  EXPECT_TRUE(has(page, "Tue 2026-12-01")) << body_of(page);
  EXPECT_EQ(get(lead, "/reports/pay?from=soon").status, 400);
  EXPECT_EQ(get(lead, "/reports/pay?form=2026-12-01").status, 400);
  EXPECT_EQ(get(lead, "/reports/wages").status, 404);
  EXPECT_FALSE(has(get(session("technician", "beth")), "/reports/"));
}

}  // namespace
}  // namespace respite::server
