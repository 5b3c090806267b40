// Links in mails, as their readers, strangers and mail scanners follow them.
#include "app/record/mail/links.h"

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
