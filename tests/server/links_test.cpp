// Links in mails, as their readers, strangers and mail scanners follow them.
#include "app/record/mail/links.h"

#include <map>
#include <sstream>

#include "app/requests/queue.h"
#include "store/consents.h"
#include "store/messages/mails.h"
#include "store/secret.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

constexpr const char* kMail =
    "[mail]\nrelay = \"127.0.0.1:25\"\ntls = \"none\"\nfrom = \"desk@example.org\"\n"
    "pages = \"https://rota.example.org\"\n\n";

class Links : public ::testing::Test {
 protected:
  Links() {
    folder_.replace("team.toml", "# --- Who is on call",
                    std::string(kMail) + "# --- Who is on call");
    folder_.publish();
    server_.emplace(folder_);
    server_->set_now("2026-12-08T22:00:00Z");
  }
  std::string path(const Link& link) {
    return '/' + path_of(link, store::find_export_secret(database()).value());
  }
  store::Database database() { return store::Database::open(folder_.path().string()); }
  http::Response get(const std::string& path) { return server_->get(path); }
  http::Response post(const std::string& path, std::string body = "",
                      http::Headers headers = {{"Sec-Fetch-Site", "same-origin"}}) {
    headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    return server_->ask("POST", path, headers, std::move(body));
  }
  // An emergency is taken; who is to act on it.
  std::string take_emergency() {
    const std::string token = folder_.api_token("requester", "pat").secret;
    server_->desks().look();
    const http::Response answer = server_->ask(
        "POST", "/api/v1/requests",
        {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
        R"({"request":{"priority":"P1","criteria":["E1"],"about":"The <b>mail</b> is down"}})");
    EXPECT_EQ(answer.status, 201) << body_of(answer);
    return store::read_request(database(), 1).value().person.value_or("");
  }

  // Work of pat's on Thursday morning.
  void take_work() {
    const std::string token = folder_.api_token("requester", "pat").secret;
    server_->desks().look();
    const http::Response answer = server_->ask(
        "POST", "/api/v1/requests",
        {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
        R"({"request":{"priority":"P3","earliest":"2026-12-10T09:00:00Z",)"
        R"("about":"The <i>scanner</i>","place":"Room 12","call_back":"+44 1632 1"}})");
    ASSERT_EQ(answer.status, 201) << body_of(answer);
  }

  const DeskFolder folder_;
  std::optional<ServiceFixture> server_;
};

TEST_F(Links, AnEmergencyIsAcknowledgedByAButtonAndNotByLooking) {
  const std::string who = take_emergency();
  const std::string link = path({LinkTo::kAcknowledge, "1", who});
  for (int look = 0; look < 3; ++look) {
    const http::Response page = get(link);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "The &lt;b&gt;mail&lt;/b&gt; is down")) << body_of(page);
    EXPECT_TRUE(has(page, "I am on it"));
  }
  EXPECT_FALSE(store::read_request(database(), 1).value().acknowledged);
  EXPECT_EQ(post(link).status, 303);
  EXPECT_EQ(store::read_request(database(), 1).value().acknowledged_by, who);
  EXPECT_FALSE(has(get(link), "I am on it"));
  EXPECT_EQ(post(link).status, 303);  // once more: it stands
}

TEST_F(Links, ForgedSwappedAndExpiredOnesOpenNothing) {
  const std::string who = take_emergency();
  const std::string link = path({LinkTo::kAcknowledge, "1", who});
  const std::string other = path({LinkTo::kAcknowledge, "2", who});
  const std::string proof = link.substr(link.rfind('/'));
  for (const std::string& bad :
       {other.substr(0, other.rfind('/')) + proof, link.substr(0, link.size() - 1) + "x",
        "/link/request/1/" + who + "/0" + proof, "/link/acknowledge/1/nobody/0" + proof,
        "/link/unheard-of/1/" + who + "/0" + proof, "/link/acknowledge/1/" + who + "/-1" + proof,
        path({LinkTo::kAcknowledge, "1", "nobody"}),
        path({LinkTo::kAcknowledge, "1", who, test::instant("2026-12-08T22:00:00Z")})}) {
    EXPECT_EQ(get(bad).status, 404) << bad;
    EXPECT_EQ(post(bad).status, 404) << bad;
  }
  EXPECT_EQ(body_of(get("/link/request/1/x/0" + proof)), body_of(get(other + "x")));
  EXPECT_FALSE(store::read_request(database(), 1).value().acknowledged);
}

TEST_F(Links, APageOfAnotherSitePostsNothing) {
  const std::string link = path({LinkTo::kAcknowledge, "1", take_emergency()});
  EXPECT_EQ(
      post(link, "", {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}}).status,
      403);
  EXPECT_FALSE(store::read_request(database(), 1).value().acknowledged);
}

TEST_F(Links, WhoAskedFollowsAndWithdraws) {
  (void)take_emergency();
  const std::string link = path({LinkTo::kRequest, "1", "-"});
  const http::Response page = get(link);
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "Your request 1"));
  EXPECT_TRUE(has(page, "is to act on it; no message has reached them yet.")) << body_of(page);
  EXPECT_EQ(post(link).status, 303);
  EXPECT_EQ(store::read_request(database(), 1).value().state, RequestState::kWithdrawn);
  EXPECT_TRUE(has(get(link), "It is withdrawn."));
}

TEST_F(Links, WhoAskedSeesWhereItStandsAndAddsToIt) {
  take_work();
  const std::string link = path({LinkTo::kRequest, "1", "-"});
  const http::Response page = get(link);
  EXPECT_TRUE(has(page, "It is booked."));
  EXPECT_TRUE(has(page, "<p class=\"big\">Thu 10 Dec, 09:00 to 09:30</p>")) << body_of(page);
  EXPECT_TRUE(has(page, " helps you."));
  EXPECT_TRUE(has(page, "The &lt;i&gt;scanner&lt;/i&gt;"));
  EXPECT_TRUE(has(page, "href=\"tel:+4416321\""));
  EXPECT_EQ(find_header(page.headers, "Cache-Control"), "no-store");

  const http::Response added = post(link, "do=add&text=on+floor+%3C3%3E");
  ASSERT_EQ(added.status, 303);
  const http::Response again = get(std::string(*find_header(added.headers, "Location")));
  EXPECT_TRUE(has(again, "It is added.")) << body_of(again);
  EXPECT_TRUE(has(again, "<dt>today 22:00</dt><dd>on floor &lt;3&gt;</dd>"));
  EXPECT_EQ(post(link, "do=add&text=").status, 422);
  EXPECT_EQ(post(link, "do=add&text=" + std::string(4001, 'x')).status, 422);
  EXPECT_EQ(post(link, "do=close").status, 400);
  EXPECT_EQ(store::read_request(database(), 1).value().additions.size(), 1U);
}

TEST_F(Links, WhoAskedMovesItToATimeThatIsOffered) {
  take_work();
  const std::string link = path({LinkTo::kRequest, "1", "-"});
  const http::Response page = get(link + "?from=2026-12-11");
  const std::string body = body_of(page);
  const std::string before = "name=\"at\" value=\"";
  const auto found = body.find(before);
  ASSERT_NE(found, std::string::npos) << body;
  const std::string at = body.substr(found + before.size(), 20);
  EXPECT_EQ(at.substr(0, 10), "2026-12-11");
  const http::Response moved = post(link, "do=move&at=" + at);
  ASSERT_EQ(moved.status, 303) << body_of(moved);
  EXPECT_TRUE(
      has(get(std::string(*find_header(moved.headers, "Location"))), "It has another time now."));
  EXPECT_TRUE(has(get(link), "<p class=\"big\">Fri 11 Dec"));
  EXPECT_EQ(to_rfc3339(store::read_bookings_of(database(), 1).back().span.begin), at);
  // What nobody has free, what is no time, what has passed: said, and nothing is changed.
  for (const auto& [wanted, status] :
       {std::pair{"2026-12-12T03:00:00Z", 409}, std::pair{"soon", 422}, std::pair{"", 422},
        std::pair{"2026-12-01T09:00:00Z", 422}}) {
    const http::Response refused = post(link, std::string("do=move&at=") + wanted);
    EXPECT_EQ(refused.status, status) << wanted;
    EXPECT_TRUE(has(refused, "Nothing was changed; please choose another.")) << wanted;
    EXPECT_TRUE(has(refused, before));
  }
  EXPECT_EQ(store::read_bookings_of(database(), 1).size(), 2U);
  EXPECT_EQ(get(link + "?from=%22%3E%3Cscript%3E").status, 200);
  EXPECT_FALSE(has(get(link + "?from=%22%3E%3Cscript%3E"), "<script>"));
}

// Unfolded, "NAME:value" by name of the one event.
std::map<std::string, std::string> event_in(std::string text) {
  for (auto fold = text.find("\r\n "); fold != std::string::npos; fold = text.find("\r\n "))
    text.erase(fold, 3);
  std::map<std::string, std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const auto colon = line.find(':');
    if (colon != std::string::npos)
      lines[line.substr(0, colon)] = line.substr(colon + 1, line.size() - colon - 2);
  }
  return lines;
}

TEST_F(Links, ItsTimeIsAFileForACalendar) {
  take_work();
  const std::string link = path({LinkTo::kRequest, "1", "-"});
  EXPECT_TRUE(has(get(link), "href=\"" + link + "/request.ics\""));
  const http::Response file = get(link + "/request.ics");
  ASSERT_EQ(file.status, 200) << body_of(file);
  EXPECT_EQ(file.content_type, "text/calendar; charset=utf-8");
  EXPECT_EQ(find_header(file.headers, "Content-Disposition"),
            "attachment; filename=\"request-1.ics\"");
  auto event = event_in(body_of(file));
  EXPECT_EQ(event["UID"], "request/1@helpdesk");
  EXPECT_EQ(event["SEQUENCE"], "0");
  EXPECT_EQ(event["DTSTART"], "20261210T090000Z");
  EXPECT_EQ(event["DTEND"], "20261210T093000Z");
  EXPECT_EQ(event["DTSTAMP"], "20261208T220000Z");
  EXPECT_EQ(event["LOCATION"], "Room 12");
  EXPECT_EQ(event["URL"], "https://rota.example.org" + link);
  EXPECT_NE(event["SUMMARY"].find("helps you"), std::string::npos);
  EXPECT_EQ(event.count("METHOD"), 0U);

  server_->set_now("2026-12-08T23:00:00Z");
  ASSERT_EQ(post(link, "do=move&at=2026-12-10T10:00:00Z").status, 303);
  event = event_in(body_of(get(link + "/request.ics")));
  EXPECT_EQ(event["UID"], "request/1@helpdesk");
  EXPECT_EQ(event["SEQUENCE"], "1");
  EXPECT_EQ(event["DTSTART"], "20261210T100000Z");
  EXPECT_EQ(event["DTSTAMP"], "20261208T230000Z");
  ASSERT_EQ(post(link, "do=add&text=soon").status, 303);
  EXPECT_EQ(event_in(body_of(get(link + "/request.ics")))["SEQUENCE"], "2");

  EXPECT_EQ(get(link.substr(0, link.size() - 1) + "x/request.ics").status, 404);
  EXPECT_EQ(get(path({LinkTo::kUnsubscribe, "duty", "amir"}) + "/request.ics").status, 404);
  ASSERT_EQ(post(link).status, 303);
  EXPECT_EQ(get(link + "/request.ics").status, 404);
}

TEST_F(Links, WhatHasEndedIsLeftAsItIs) {
  take_work();
  const std::string link = path({LinkTo::kRequest, "1", "-"});
  store::Database writable = store::Database::open(folder_.path().string());
  store::set_state(writable, 1, RequestState::kClosed, test::instant("2026-12-08T22:00:00Z"));
  const http::Response page = get(link);
  EXPECT_TRUE(has(page, "It is done."));
  for (const char* part : {"do\" value=\"", "request.ics", "class=\"time\""})
    EXPECT_FALSE(has(page, part)) << part;
  for (const char* form : {"do=move&at=2026-12-10T10:00:00Z", "do=add&text=x", "do=withdraw"})
    EXPECT_EQ(post(link, form).status, 303) << form;
  const auto request = store::read_request(database(), 1).value();
  EXPECT_EQ(request.state, RequestState::kClosed);
  EXPECT_TRUE(request.additions.empty());
  EXPECT_EQ(store::read_bookings_of(database(), 1).size(), 1U);
}

TEST_F(Links, AForgedOneMovesAndAddsNothing) {
  take_work();
  std::string link = path({LinkTo::kRequest, "1", "-"});
  link.back() = link.back() == '0' ? '1' : '0';
  for (const char* form : {"do=move&at=2026-12-10T10:00:00Z", "do=add&text=x"})
    EXPECT_EQ(post(link, form).status, 404) << form;
  EXPECT_EQ(store::read_bookings_of(database(), 1).size(), 1U);
  EXPECT_TRUE(store::read_request(database(), 1).value().additions.empty());
}

TEST_F(Links, UnsubscribingIsOneClickAndForOneKind) {
  const std::string link = path({LinkTo::kUnsubscribe, "duty", "amir"});
  EXPECT_TRUE(has(get(link), "No more of these"));
  EXPECT_TRUE(store::read_choices(database()).empty());
  EXPECT_EQ(post(link, "List-Unsubscribe=One-Click", {}).status, 303);  // a mail program's
  ASSERT_EQ(store::read_choices(database()).size(), 1U);
  EXPECT_EQ(store::read_choices(database())[0].what, "duty");
  EXPECT_EQ(store::read_choices(database())[0].choice, "none");
  EXPECT_TRUE(has(get(link), "You get no more of these mails."));
}

TEST_F(Links, RequestersUnsubscribeFromNewsOfTheirRequests) {
  folder_.replace("team.toml", "# --- Who is on call",
                  "[[role]]\nid = \"sales\"\n\n[[requester]]\nid = \"pat\"\nrole = \"sales\"\n"
                  "language = \"de\"\nemail = \"pat@example.org\"\n\n# --- Who is on call");
  server_.emplace(folder_);
  server_->set_now("2026-12-08T22:00:00Z");
  const std::string link = path({LinkTo::kUnsubscribe, "request", "pat"});
  EXPECT_TRUE(has(get(link), "<html lang=\"de\">"));
  EXPECT_EQ(post(link, "List-Unsubscribe=One-Click", {}).status, 303);
  ASSERT_EQ(store::read_choices(database()).size(), 1U);
  EXPECT_EQ(store::read_choices(database())[0].person, "pat");
  EXPECT_EQ(store::read_choices(database())[0].what, "request");
  EXPECT_EQ(store::read_choices(database())[0].choice, "none");
  // Of the desk's mails that is the only kind of theirs.
  EXPECT_EQ(post(path({LinkTo::kUnsubscribe, "duty", "pat"}), "", {}).status, 303);
  EXPECT_EQ(store::read_choices(database()).size(), 1U);
  EXPECT_EQ(get(path({LinkTo::kAcknowledge, "1", "pat"})).status, 404);
}

}  // namespace
}  // namespace respite::server
