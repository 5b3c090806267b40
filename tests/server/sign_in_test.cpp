// Sign-in links and the sessions they are spent for.
#include <set>

#include "app/record/forget.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

const http::Header kOurs = {"Sec-Fetch-Site", "same-origin"};

http::Headers with(const std::string& session, http::Headers more = {kOurs}) {
  more.push_back({"Cookie", "theme=dark; respite=" + session});
  return more;
}

std::string cookie_of(const http::Response& response) {
  return std::string(find_header(response.headers, "Set-Cookie").value_or(""));
}

// "respite=SECRET; ..."
std::string secret_in(const std::string& cookie) {
  const std::size_t begin = cookie.find('=') + 1;
  return cookie.substr(begin, cookie.find(';') - begin);
}

class SignIn : public ::testing::Test {
 protected:
  SignIn() { folder_.publish(); }
  // A desk whose team file was changed first needs its server afterwards.
  ServiceFixture& server() {
    if (!server_) server_.emplace(folder_);
    return *server_;
  }
  bool is_signed_in(const std::string& session) {
    return has(server().get("/", with(session)), "Signed in as");
  }

  const DeskFolder folder_;
  std::optional<ServiceFixture> server_;
};

TEST_F(SignIn, LookingUsesNothingUpAndTheButtonDoesOnce) {
  const MadeTokenView link = folder_.sign_in_link("", "amir");
  EXPECT_EQ(link.path, "/sign-in/" + link.secret);
  server().set_now("2026-12-01T09:10:00Z");
  for (const char* method : {"GET", "HEAD", "GET"}) {
    EXPECT_EQ(server().ask(method, link.path).status, 200);
  }
  const http::Response page = server().get(link.path);
  EXPECT_TRUE(has(page, "Sign in as Amir Haddad?"));
  EXPECT_TRUE(has(page, "action=\"" + link.path + "\""));
  EXPECT_EQ(find_header(page.headers, "Cache-Control"), "no-store");
  EXPECT_EQ(find_header(page.headers, "Referrer-Policy"), "strict-origin");

  const http::Response begun = server().ask("POST", link.path, {kOurs});
  EXPECT_EQ(begun.status, 303);
  EXPECT_EQ(find_header(begun.headers, "Location"), "/me?desk=helpdesk");
  const std::string cookie = cookie_of(begun);
  EXPECT_EQ(cookie.substr(51), "; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000");
  EXPECT_TRUE(is_signed_in(secret_in(cookie)));
  EXPECT_EQ(server().ask("POST", link.path, {kOurs}).status, 404);
  EXPECT_EQ(server().get(link.path).status, 404);
  EXPECT_EQ(server().logged().find(link.secret), std::string::npos);
  EXPECT_EQ(server().logged().find(secret_in(cookie)), std::string::npos);
}

TEST_F(SignIn, RefusalsAreAllAlike) {
  const DeskFolder other("second");
  const MadeTokenView spent = folder_.sign_in_link("lead", "beth");
  const MadeTokenView revoked = folder_.sign_in_link("lead", "beth");
  static_cast<void>(revoke_token(folder_.invocation(), revoked.token.id));
  const MadeTokenView expired = folder_.sign_in_link("lead", "beth");
  server().set_now("2026-12-01T09:14:59Z");
  EXPECT_EQ(server().get(expired.path).status, 200);
  EXPECT_EQ(server().ask("POST", spent.path, {kOurs}).status, 303);
  server().set_now("2026-12-01T09:15:00Z");

  const std::string none = folder_.sign_in_link("", "amir").secret.substr(0, 42) + "-";
  for (const char* method : {"GET", "POST"}) {
    const http::Response unknown = server().ask(method, "/sign-in/" + none, {kOurs});
    EXPECT_EQ(unknown.status, 404);
    EXPECT_TRUE(has(unknown, "This link signs nobody in"));
    for (const std::string& secret :
         {spent.secret, revoked.secret, expired.secret, other.sign_in_link("", "amir").secret,
          folder_.api_token("lead", "beth").secret, folder_.feed_token("person", "amir").secret,
          folder_.session("lead", "beth"), std::string("x")}) {
      const http::Response refused = server().ask(method, "/sign-in/" + secret, {kOurs});
      EXPECT_EQ(refused.status, unknown.status);
      EXPECT_EQ(body_of(refused), body_of(unknown));
      EXPECT_EQ(cookie_of(refused), "");
    }
  }
}

TEST_F(SignIn, ALinkAndASessionOpenNothingElse) {
  const MadeTokenView link = folder_.sign_in_link("lead", "beth");
  const std::string session = folder_.session("lead", "beth");
  server().set_now("2026-12-01T09:01:00Z");
  for (const std::string& secret : {link.secret, session}) {
    EXPECT_EQ(server().get("/feeds/" + secret + ".ics").status, 404);
    EXPECT_EQ(server().get("/feeds/" + secret).status, 404);
    EXPECT_EQ(server().get("/api/v1/tokens", {{"Authorization", "Bearer " + secret}}).status, 401);
  }
  EXPECT_FALSE(is_signed_in(link.secret));
  EXPECT_EQ(server().get("/api/v1/tokens", with(session)).status, 401) << "sessions are of pages";
  EXPECT_EQ(server().get("/api/v1/who", with("nonsense")).status, 200);
}

TEST_F(SignIn, OverTlsTheCookieIsOnesOwnHosts) {
  ServiceOptions options = unlimited();
  options.trust.proxies = {"10.0.0.1"};
  ServiceFixture server({folder_.invocation()}, options);
  server.set_now("2026-12-01T09:01:00Z");
  const http::Header tls = {"X-Forwarded-Proto", "https"};
  const auto begin = [&] {
    const MadeTokenView link = folder_.sign_in_link("", "amir");
    server.desks().look();
    return cookie_of(server.ask("POST", link.path, {tls, kOurs}));
  };
  EXPECT_TRUE(begin().starts_with("respite=")) << "anybody can say so";
  server.set_peer("10.0.0.1");
  const std::string cookie = begin();
  EXPECT_TRUE(cookie.starts_with("__Host-respite="));
  EXPECT_TRUE(cookie.ends_with("; Secure"));
  const std::string secret = secret_in(cookie);
  EXPECT_TRUE(has(server.get("/", {tls, {"Cookie", "__Host-respite=" + secret}}), "Signed in as"));
  EXPECT_FALSE(has(server.get("/", {tls, {"Cookie", "respite=" + secret}}), "Signed in as"));
}

TEST_F(SignIn, ASessionEndsWhenItIsTimeOrSomebodySaysSo) {
  const auto session = [&] { return folder_.session("", "amir"); };
  const std::string late = session();
  const std::string out = session();
  const std::string revoked = session();
  EXPECT_TRUE(is_signed_in(late));
  server().set_now("2026-12-31T08:59:59Z");
  EXPECT_TRUE(is_signed_in(late));
  server().set_now("2026-12-31T09:00:00Z");
  EXPECT_FALSE(is_signed_in(late)) << "thirty days";

  server().set_now("2026-12-02T09:00:00Z");
  EXPECT_EQ(server().ask("POST", "/sign-out", with(out, {})).status, 403) << "who asks?";
  // A form of another site comes without the cookie.
  for (const http::Header& other :
       {http::Header{"Origin", "http://evil.example"}, {"Sec-Fetch-Site", "cross-site"}}) {
    const http::Response refused = server().ask("POST", "/sign-out", {other});
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(cookie_of(refused), "");
  }
  EXPECT_TRUE(is_signed_in(out));
  const http::Response gone = server().ask("POST", "/sign-out", with(out));
  EXPECT_EQ(gone.status, 303);
  EXPECT_EQ(cookie_of(gone), "respite=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
  EXPECT_FALSE(is_signed_in(out));
  EXPECT_EQ(server().ask("POST", "/sign-out", with(out)).status, 303) << "again";

  EXPECT_TRUE(is_signed_in(revoked));
  for (const TokenView& token : list_tokens(folder_.invocation()).tokens) {
    if (token.purpose == kSessionPurpose) {
      static_cast<void>(revoke_token(folder_.invocation(), token.id));
    }
  }
  server().desks().look();
  EXPECT_FALSE(is_signed_in(revoked));
}

TEST_F(SignIn, LastUsesAreRememberedOfSessionsAndTheApi) {
  const std::string session = folder_.session("", "amir");
  const std::string lead = folder_.api_token("lead", "beth").secret;
  server().set_now("2026-12-02T09:00:00Z");
  EXPECT_TRUE(is_signed_in(session));
  EXPECT_EQ(server().get("/api/v1/tokens", {{"Authorization", "Bearer " + lead}}).status, 200);
  server_.reset();
  for (const TokenView& token : list_tokens(folder_.invocation()).tokens) {
    if (token.purpose == kSignInPurpose) continue;
    EXPECT_EQ(token.used, test::instant("2026-12-02T09:00:00Z")) << token.purpose;
  }
}

TEST_F(SignIn, TheTeamFileTakesBackWhatItGave) {
  const std::string lead = folder_.session("", "hugo");
  const std::string requester = folder_.session("requester", "pat");
  EXPECT_TRUE(has(server().get("/", with(lead)), "Signed in as Hugo Stein, lead."));
  folder_.replace("team.toml", "leads = [\"beth\", \"hugo\"]", "leads = [\"beth\", \"fiona\"]");
  server().desks().look();
  EXPECT_TRUE(has(server().get("/", with(lead)), "Signed in as Hugo Stein, technician."));
  folder_.replace("team.toml", "name = \"Hugo Stein\"",
                  "name = \"Hugo Stein\"\nleaves = 2026-12-04");
  server().desks().look();
  EXPECT_TRUE(is_signed_in(lead));
  server().set_now("2026-12-04T00:00:00Z");
  EXPECT_FALSE(is_signed_in(lead)) << "gone";
  EXPECT_TRUE(has(server().get("/", with(requester)), "Signed in as pat, requester."));
}

TEST_F(SignIn, ForgettingSomebodyEndsTheirSessions) {
  const std::string session = folder_.session("requester", "pat");
  EXPECT_TRUE(is_signed_in(session));
  static_cast<void>(forget(folder_.open(), "pat", false));
  server().desks().look();
  EXPECT_FALSE(is_signed_in(session));
}

TEST_F(SignIn, LinksAreMadeForWhomTheTeamFileKnows) {
  const auto refused = [&](const std::string& role, const std::string& id) -> std::string {
    try {
      static_cast<void>(folder_.sign_in_link(role, id));
    } catch (const std::exception& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(refused("lead", "amir"), "amir is no lead in the team file");
  EXPECT_EQ(refused("technician", "pat"), "pat is no technician in the team file");
  EXPECT_EQ(refused("", "pat"),
            "unknown person or requester \"pat\"; anybody else may sign in as a requester");
  EXPECT_EQ(refused("public", "amir"),
            "who signs in is lead, technician or requester, not \"public\"");
  EXPECT_EQ(refused("requester", ""), "who signs in?");
  EXPECT_EQ(refused("", "amir@helpdesk.example"),
            "unknown person or requester \"amir@helpdesk.example\"; anybody else may sign in as a "
            "requester");
  EXPECT_EQ(refused("technician", "beth"), "");
  EXPECT_EQ(refused("requester", "pat"), "");
  EXPECT_THROW(
      static_cast<void>(make_token(folder_.open(), {kSessionPurpose, "beth", "", "", "", {}})),
      std::exception);
  EXPECT_THROW(
      static_cast<void>(make_token(folder_.open(), {kSignInPurpose, "beth", "", "", "",
                                                    test::instant("2026-12-02T09:00:01Z")})),
      std::exception)
      << "a day at most";
}

TEST_F(SignIn, AnotherSitesPageChangesNothing) {
  const std::string session = folder_.session("", "amir");
  const http::Header host = {"Host", "rota.example"};
  const auto status = [&](http::Headers headers) {
    headers.push_back(host);
    return server().ask("POST", "/subscribe", with(session, std::move(headers))).status;
  };
  EXPECT_EQ(status({}), 403);
  for (const char* site : {"cross-site", "same-site", "none", ""}) {
    EXPECT_EQ(status({{"Sec-Fetch-Site", site}, {"Origin", "http://rota.example"}}), 403) << site;
  }
  for (const char* origin : {"null", "https://evil.example", "https://rota.example.evil.example",
                             "https://rota.example:8443", "rota.example", ""}) {
    EXPECT_EQ(status({{"Origin", origin}}), 403) << origin;
  }
  EXPECT_EQ(status({{"Origin", "https://rota.example"}}), 303);
  EXPECT_EQ(status({{"Origin", "http://rota.example"}}), 303) << "plain HTTP, for all we know";
  EXPECT_EQ(status({kOurs}), 303);

  const MadeTokenView link = folder_.sign_in_link("", "beth");
  server().desks().look();
  server().set_now("2026-12-01T09:01:00Z");
  EXPECT_EQ(server().ask("POST", link.path, {host, {"Origin", "https://evil.example"}}).status, 403)
      << "nobody is signed in as somebody else";
  EXPECT_EQ(server().ask("POST", link.path, {host}).status, 303) << "an old browser";
}

TEST_F(SignIn, TwoCookiesOfTheNameAreNone) {
  const std::string mine = folder_.session("", "amir");
  const std::string theirs = folder_.session("", "beth");
  EXPECT_FALSE(has(server().get("/", {{"Cookie", "respite=" + theirs + "; respite=" + mine}}),
                   "Signed in as"));
  EXPECT_FALSE(
      has(server().get("/", {{"Cookie", "respite=" + theirs}, {"Cookie", "respite=" + mine}}),
          "Signed in as"));
}

TEST(Sessions, AreOfTheirDeskAlone) {
  const DeskFolder first;
  const DeskFolder second("second");
  first.publish();
  second.publish();
  ServiceFixture server({first.invocation(), second.invocation()});
  const std::string session = second.session("", "amir");
  server.desks().look();
  EXPECT_TRUE(has(server.get("/", with(session)), "action=\"/?desk=second#answer\""));
  EXPECT_TRUE(has(server.get("/?desk=second", with(session)), "Signed in as"));
  EXPECT_FALSE(has(server.get("/?desk=helpdesk", with(session)), "Signed in as"));
  EXPECT_EQ(server.ask("POST", "/subscribe?desk=helpdesk", with(session)).status, 401);
  EXPECT_EQ(server.get("/?desk=none", with(session)).status, 404);
}

}  // namespace
}  // namespace respite::server
