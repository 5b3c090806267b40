// The pages as somebody who has signed in sees them.
#include <nlohmann/json.hpp>

#include "app/requests/queue.h"
#include "store/publications.h"
#include "store/requests.h"
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

  // Somebody other than Amir, who leads nobody.
  std::string colleague(const std::string& than = "amir") const {
    const OpenDesk desk = folder_.open();
    for (const Person& person : desk.desk.people)
      if (person.id != than && person.id != "beth") return person.id;
    return "";
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
  const http::Response page = get(session("", whose), "/me");
  EXPECT_TRUE(has(page, "<li class=\"booked\">")) << body_of(page);
  EXPECT_TRUE(has(page, "Booked: request 1, Pat Doe"));
  EXPECT_TRUE(has(page, "<dd>It &lt;b&gt;hums</dd>"));
  EXPECT_TRUE(has(page, "<dd>Room 12</dd>"));
  EXPECT_TRUE(has(page, "href=\"tel:+4416321\">+44 1632 1</a>"));
  EXPECT_FALSE(has(page, "<b>hums"));
  EXPECT_FALSE(has(get(session("", colleague(whose)), "/me"), "Room 12"));
}

TEST_F(OwnPages, ATechnicianSeesTheirWeekAndMakesAnAddress) {
  const std::string amir = session("", "amir");
  EXPECT_TRUE(has(get(amir), "href=\"/me?desk=helpdesk\"")) << "the first page leads there";
  const http::Response page = get(amir, "/me");
  EXPECT_TRUE(has(page, "Signed in as Amir Haddad, technician."));
  EXPECT_TRUE(has(page, "The days ahead"));
  EXPECT_TRUE(has(page, "<li class=\"kept\">"));
  EXPECT_TRUE(has(page, "<section class=\"day today\">"));
  EXPECT_TRUE(has(page, "Tue 8 Dec")) << body_of(page);
  EXPECT_FALSE(has(page, ">2026-12") || has(page, " 2026-12")) << "no date as machines write it";
  EXPECT_FALSE(has(page, "You lead this desk"));
  EXPECT_TRUE(has(page, "My load beside my fair share, by month"));
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
  EXPECT_TRUE(has(page, "href=\"/rota?desk=helpdesk\""));
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
  EXPECT_EQ(get(pat, "/me").status, 401);
  EXPECT_EQ(post(pat, "/me/ack", "id=1").status, 401);
  EXPECT_EQ(get("none", "/me").status, 401);
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

// What a swap or a gift would do is said before it is asked for; nothing is written by looking.
TEST_F(OwnPages, ADutyIsLookedAtBeforeItIsSwapped) {
  const auto first = [](const std::string& page, const std::string& begin) {
    const std::size_t at = page.find("href=\"" + begin);
    if (at == std::string::npos) return std::string();
    std::string address = page.substr(at + 6, page.find('"', at + 6) - at - 6);
    for (std::size_t amp = address.find("&amp;"); amp != std::string::npos;
         amp = address.find("&amp;"))
      address.replace(amp, 5, "&");
    return address;
  };
  const OpenDesk desk = folder_.open();
  int exchanges = 0;
  for (const Person& person : desk.desk.people) {
    const std::string me = session("", person.id);
    const std::string duty = first(body_of(get(me, "/changes")), "/changes/duty?");
    if (duty.empty()) continue;
    const http::Response page = get(me, duty);
    ASSERT_EQ(page.status, 200) << body_of(page);
    EXPECT_TRUE(has(page, "You hold it."));
    const std::string look = first(body_of(page), "/changes/look?desk=helpdesk&amp;act=swap");
    if (look.empty()) continue;
    const http::Response would = get(me, look);
    ASSERT_EQ(would.status, 200) << body_of(would);
    EXPECT_TRUE(has(would, "of load become ")) << body_of(would);
    const bool leads = person.id == "beth" || person.id == "hugo";
    EXPECT_TRUE(has(would, leads ? "It stands at once." : "It stands when ")) << body_of(would);
    exchanges += look.find("&with=") == std::string::npos ? 0 : 1;
    EXPECT_FALSE(has(get(me, "/changes"), "Change 1")) << "looking writes nothing";
  }
  EXPECT_GT(exchanges, 0);
  const std::string amir = session("", "amir");
  EXPECT_EQ(get(amir, "/changes/duty?duty=none").status, 409);
  EXPECT_EQ(get(amir, "/changes/duty").status, 400);
  EXPECT_EQ(get(amir, "/changes/look?act=forget").status, 404);
  const std::string part = "/changes/duty?part_of=oncall%2Fprimary&begin=2026-12-15T18:00&end=";
  const http::Response of_part = get(session("lead", "beth"), part + "2026-12-15T22:00");
  EXPECT_TRUE(has(of_part, "Tue 15 Dec, 18:00 to 22:00")) << body_of(of_part);
  EXPECT_EQ(get(amir, part + "2026-12-15T17:00").status, 409);
  EXPECT_TRUE(has(get(amir, "/changes/look?act=leave-add&from=2026-12-17"), "It stands at once"));
  EXPECT_EQ(get(amir, "/changes/look?act=leave-add&from=2026-12-01").status, 409);
}

// Looking is a GET, which any page of another site can bring about: it writes nothing, whatever the
// address says.
TEST_F(OwnPages, LookingIsNeverDoing) {
  const std::string beth = session("lead", "beth");
  const std::string duty = "oncall%2Fprimary%402026-12-14";
  EXPECT_EQ(get(beth, "/changes/look?act=cover&dry_run=false&duty=" + duty).status, 200);
  EXPECT_FALSE(has(get(beth, "/changes"), "Change 1"));
  EXPECT_EQ(get(beth, "/changes/look?act=leave-add&dry_run=false&from=2026-12-17").status, 200);
  EXPECT_FALSE(has(get(beth, "/changes"), "17 Dec</h3>")) << "no leave is recorded";
  EXPECT_EQ(post(beth, "/changes/cover", "duty=" + duty).status, 303);
  ASSERT_TRUE(has(get(beth, "/changes"), "Change 1"));
  EXPECT_EQ(get(beth, "/changes/look?act=change-withdraw&id=1").status, 404);
  EXPECT_EQ(get(beth, "/changes/look?act=change-decline&id=1").status, 404);
  EXPECT_TRUE(has(get(beth, "/changes"), "Change 1")) << "it is still offered";
}

TEST_F(OwnPages, WhatOneIsToldIsChosen) {
  const std::string amir = session("", "amir");
  const auto chosen = [&](const char* kind, const char* way) {
    const std::string page = body_of(get(amir, "/messages"));
    const std::size_t at = page.find("<select name=\"" + std::string(kind) + "\"");
    const std::string select = page.substr(at, page.find("</select>", at) - at);
    return select.find("value=\"" + std::string(way) + "\" selected") != std::string::npos;
  };
  EXPECT_TRUE(chosen("duty", "mail"));
  EXPECT_EQ(post(amir, "/messages", "duty=digest&remind=1h&invitations=auto").status, 303);
  EXPECT_TRUE(chosen("duty", "digest"));
  EXPECT_TRUE(chosen("remind", "1h"));
  EXPECT_EQ(post(amir, "/messages", "emergency=digest").status, 409);
  EXPECT_EQ(post(amir, "/messages", "file=yes").status, 303);
  EXPECT_TRUE(chosen("duty", "mail"));
  EXPECT_TRUE(chosen("remind", "1d,1h"));
  EXPECT_EQ(post(amir, "/messages/retry", "id=1").status, 401) << "is a lead's";
  EXPECT_EQ(post(session("lead", "beth"), "/messages/retry", "id=1").status, 409);
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
  const std::string duty = "/changes/duty?desk=helpdesk&amp;duty=oncall%2Fprimary%2F2026-12-14";
  EXPECT_TRUE(has(get(me, "/me"), duty)) << body_of(get(me, "/me"));
  EXPECT_TRUE(has(get(me, "/changes"), duty));
  EXPECT_TRUE(has(post(me, "/changes/swap", "duty=oncall%2Fprimary%402026-12-14"), "with or to"));
  EXPECT_EQ(post(me, "/changes/cover", "duty=oncall%2Fprimary%402026-12-14&note=%3Cb%3E").status,
            303);
  const http::Response offered = get(me, "/changes?done=cover");
  EXPECT_TRUE(has(offered, "It is offered to whoever takes it first.")) << body_of(offered);
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
    EXPECT_TRUE(has(get(theirs, "/me"), ">I take it<")) << person.id;
    const http::Response answer = post(theirs, "/changes/change-accept", "id=1");
    const bool stands = answer.status == 303;
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
  const http::Response home = get(lead, "/reports");
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

// What waits for somebody, and the buttons that answer it.
class WhatWaits : public OwnPages {
 protected:
  WhatWaits() {
    folder_.replace("team.toml", "# --- Who is on call",
                    "[mail]\nrelay = \"127.0.0.1:25\"\ntls = \"none\"\n"
                    "from = \"desk@example.org\"\n\n# --- Who is on call");
    server_->desks().look();
    server_->set_now("2026-12-08T22:00:00Z");
  }
  // Who it goes to.
  std::string take_emergency() {
    const std::string token = folder_.api_token("requester", "pat").secret;
    server_->desks().look();
    const http::Response answer = server_->ask(
        "POST", "/api/v1/requests",
        {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
        R"({"request":{"priority":"P1","criteria":["E1"],"about":"The <b>mail</b> is down",)"
        R"("call_back":"+44 1632 7"}})");
    EXPECT_EQ(answer.status, 201) << body_of(answer);
    return request().person.value_or("");
  }
  RequestRecord request() const {
    return store::read_request(store::Database::open_to_read(folder_.path().string()), 1).value();
  }
};

TEST_F(WhatWaits, AnEmergencyIsAcknowledgedOnceAndByNobodyElse) {
  const std::string who = take_emergency();
  const std::string me = session("", who);
  const http::Response page = get(me, "/me");
  EXPECT_TRUE(has(page, "Emergency 1")) << body_of(page);
  EXPECT_TRUE(has(page, "The &lt;b&gt;mail&lt;/b&gt; is down"));
  EXPECT_TRUE(has(page, "href=\"tel:+4416327\""));
  EXPECT_TRUE(has(page, "I am on it"));
  const std::string other = session("", colleague(who));
  EXPECT_FALSE(has(get(other, "/me"), "Emergency 1"));

  const http::Response stranger =
      server_->ask("POST", "/me/ack",
                   {{"Cookie", "respite=" + me},
                    {"Sec-Fetch-Site", "cross-site"},
                    {"Content-Type", "application/x-www-form-urlencoded"}},
                   "id=1");
  EXPECT_EQ(stranger.status, 403);
  EXPECT_FALSE(request().acknowledged);

  const http::Response done = post(me, "/me/ack?desk=helpdesk", "id=1");
  EXPECT_EQ(done.status, 303);
  EXPECT_EQ(find_header(done.headers, "Location"), "/me?desk=helpdesk");
  EXPECT_EQ(request().acknowledged_by, who);
  EXPECT_TRUE(has(get(me, "/me"), "You are on it since today 22:00."));
  EXPECT_FALSE(has(get(me, "/me"), "I am on it"));

  server_->set_now("2026-12-08T22:10:00Z");
  const http::Response again = post(me, "/me/ack", "id=1");
  EXPECT_EQ(again.status, 409);
  EXPECT_TRUE(has(again, "This was not done:")) << body_of(again);
  EXPECT_EQ(request().acknowledged, test::instant("2026-12-08T22:00:00Z"));
  EXPECT_EQ(post(me, "/me/ack", "").status, 409) << "no number";
  EXPECT_EQ(post(me, "/me/ack", "id=%").status, 400);
  EXPECT_EQ(post(me, "/me/forget", "id=1").status, 404);
}

TEST_F(WhatWaits, AConsentIsAskedOfWhoeverMayGiveIt) {
  server_->set_now("2026-12-08T10:00:00Z");
  const std::string token = folder_.api_token("requester", "pat").secret;
  server_->desks().look();
  const http::Response asked =
      server_->ask("POST", "/api/v1/requests",
                   {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
                   R"({"request":{"priority":"P2","minutes":45,"person":"amir","only_person":true,)"
                   R"("earliest":"2026-12-12T10:00:00Z","deadline":"2026-12-12T12:00:00Z"}})");
  ASSERT_EQ(asked.status, 201) << body_of(asked);
  const std::string me = session("", "amir");
  const http::Response page = get(me, "/me");
  ASSERT_TRUE(has(page, "Your agreement is asked for")) << body_of(asked);
  EXPECT_TRUE(has(page, "Sat 12 Dec, 10:00 to 10:45"));
  const std::string other = session("", colleague("amir"));
  EXPECT_FALSE(has(get(other, "/me"), "Your agreement is asked for"));
  EXPECT_EQ(post(other, "/me/yes", "id=1").status, 409) << "another's to give";
  EXPECT_EQ(post(me, "/me/no", "id=1").status, 303);
  EXPECT_FALSE(has(get(me, "/me"), "Your agreement is asked for"));
  EXPECT_EQ(post(me, "/me/yes", "id=1").status, 409) << "it was answered";
}

TEST_F(OwnPages, AProposalIsAcceptedOrDeclinedOnOnesOwnPage) {
  const auto holder = [&](const char* at) {
    const auto store = store::Database::open_to_read(folder_.path().string());
    for (const PublishedSlot& each : store::read_published(store))
      if (each.slot.seat == "primary" && each.slot.span.contains(test::instant(at)))
        return each.slot.person.value_or("");
    return std::string();
  };
  const std::string giver = holder("2026-12-15T20:00:00Z");
  const std::string from = session("technician", giver);
  std::string taker;
  const OpenDesk desk = folder_.open();
  for (const Person& person : desk.desk.people) {
    if (person.id == giver) continue;
    if (post(from, "/changes/override",
             "duty=oncall%2Fprimary%402026-12-14&to=" + person.id + "&note=%3Cb%3E")
            .status == 303) {
      taker = person.id;
      break;
    }
  }
  ASSERT_FALSE(taker.empty());
  const std::string to = session("technician", taker);
  const http::Response page = get(to, "/me");
  EXPECT_TRUE(has(page, "asks you for a change of duty")) << body_of(page);
  EXPECT_TRUE(has(page, " to you</p>"));
  EXPECT_TRUE(has(page, "&lt;b&gt;"));
  EXPECT_EQ(post(from, "/me/decline", "id=1").status, 409) << "not theirs to answer";
  EXPECT_EQ(post(to, "/me/accept", "id=1").status, 303);
  EXPECT_EQ(holder("2026-12-15T20:00:00Z"), taker);
  EXPECT_EQ(post(to, "/me/accept", "id=1").status, 409);
  EXPECT_EQ(post(to, "/me/decline", "id=1").status, 409);
  EXPECT_EQ(holder("2026-12-15T20:00:00Z"), taker);
}

TEST_F(OwnPages, WhoIsOnDutySeesUntilWhenAndWhoComesNext) {
  server_->set_now("2026-12-08T22:00:00Z");
  const OpenDesk desk = folder_.open();
  int holding = 0;
  for (const Person& person : desk.desk.people) {
    const http::Response page = get(session("", person.id), "/me");
    const bool on = has(page, "You are on duty");
    holding += on ? 1 : 0;
    EXPECT_EQ(on, has(page, "You hold it until "));
    EXPECT_EQ(!on, has(page, "You are not on duty"));
  }
  EXPECT_GT(holding, 0);
  EXPECT_LT(holding, static_cast<int>(desk.desk.people.size()));
}

TEST_F(OwnPages, DaysSayWhenTheClockChangesAndWhatIsFree) {
  server_->set_now("2027-03-20T09:00:00Z");
  const OpenDesk then = *open_desk(folder_.invocation("2027-03-20T09:00:00Z")).desk;
  const MadeTokenView link =
      make_token(then, {kSignInPurpose, "amir", "technician", "", "", std::nullopt});
  const std::string amir = begin_session(then.invocation, link.token).value().secret;
  server_->desks().look();
  const http::Response page = get(amir, "/me");
  EXPECT_TRUE(has(page, "The clock changes: this day has 23 h.")) << body_of(page);
  EXPECT_TRUE(has(page, "Sun 21 Mar to Sat 27 Mar"));
  EXPECT_TRUE(has(page, "no duty of yours is published ahead"));
  EXPECT_FALSE(has(page, "Fri 23 Apr"));
  EXPECT_TRUE(has(get(amir, "/me?weeks=5"), "to Fri 23 Apr"));
  EXPECT_EQ(get(amir, "/me?weeks=many").status, 400);
}

TEST_F(OwnPages, LeaveLearningAndLoadAreShown) {
  const std::string amir = session("", "amir");
  EXPECT_EQ(post(amir, "/changes/leave-add", "from=2026-12-17&until=2026-12-17").status, 303);
  const http::Response page = get(amir, "/me");
  EXPECT_TRUE(has(page, "<li class=\"leave\"><strong>all day</strong> Leave")) << body_of(page);
  EXPECT_TRUE(has(page, " still to come, "));
  EXPECT_TRUE(has(page, "your fair share is "));
  EXPECT_FALSE(has(get(session("", colleague()), "/me"), "<li class=\"leave\">"));
}

TEST_F(OwnPages, AnAddressIsTakenBackByItsOwnerAlone) {
  const std::string amir = session("", "amir");
  const http::Response made = post(amir, "/subscribe?desk=helpdesk");
  const std::string feed(find_header(made.headers, "Location").value_or(""));
  const http::Response page = get(amir, "/me");
  EXPECT_TRUE(has(page, "never fetched"));
  const std::string id = field_in(page, "id");
  ASSERT_FALSE(id.empty());
  const std::string other = session("", colleague());
  EXPECT_FALSE(has(get(other, "/me"), id));
  EXPECT_EQ(post(other, "/me/revoke", "id=" + id).status, 404);
  EXPECT_EQ(server_->get(feed + ".ics").status, 200);
  EXPECT_EQ(post(amir, "/me/revoke", "id=" + id).status, 303);
  EXPECT_EQ(post(amir, "/me/revoke", "id=" + id).status, 303) << "once more: it stays so";
  EXPECT_NE(server_->get(feed + ".ics").status, 200);
  EXPECT_FALSE(has(get(amir, "/me"), id));
}

TEST_F(OwnPages, ItSpeaksTheReadersLanguage) {
  folder_.replace("team.toml", "id = \"amir\"", "id = \"amir\"\nlanguage = \"de\"");
  server_->desks().look();
  const http::Response page = get(session("", "amir"), "/me");
  EXPECT_TRUE(has(page, "<html lang=\"de\">"));
  EXPECT_TRUE(has(page, "Meine Dienste")) << body_of(page);
  EXPECT_FALSE(has(page, "The days ahead"));
}

}  // namespace
}  // namespace respite::server
