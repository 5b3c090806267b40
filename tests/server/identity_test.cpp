// Who has signed in at a proxy: believed of the proxies we were told of, and of nobody else.
#include <nlohmann/json.hpp>

#include "app/record/audit.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

using nlohmann::json;

constexpr const char* kProxy = "10.0.0.1";

ServiceOptions behind(const std::string& header = "X-Forwarded-User") {
  ServiceOptions options = unlimited();
  options.trust = {{"10.0.0.9", kProxy}, header};
  return options;
}

class ByProxy : public ::testing::Test {
 protected:
  ByProxy() : server_({folder_.invocation()}, behind()) {
    folder_.publish();
    server_.desks().look();
    server_.set_peer(kProxy);
  }
  // What the page says of who has signed in.
  std::string reader(http::Headers headers) {
    const std::string page = body_of(server_.get("/", std::move(headers)));
    const std::size_t begin = page.find("Signed in as ");
    return begin == std::string::npos ? ""
                                      : page.substr(begin + 13, page.find('<', begin) - begin - 13);
  }
  std::string reader(const std::string& name) { return reader({{"X-Forwarded-User", name}}); }

  const DeskFolder folder_;
  ServiceFixture server_;
};

TEST_F(ByProxy, NamesAreIdsAndAddressesOfTheTeamFile) {
  EXPECT_EQ(reader("amir"), "Amir Haddad, technician.");
  EXPECT_EQ(reader("amir@helpdesk.example"), "Amir Haddad, technician.");
  EXPECT_EQ(reader("Amir@HelpDesk.Example"), "Amir Haddad, technician.");
  EXPECT_EQ(reader(" BETH "), "Beth Lowry, lead.");
  for (const char* nobody :
       {"", "nobody", "amir, beth", "amir@", "amir beth", "@helpdesk.example"}) {
    EXPECT_EQ(reader(nobody), "") << nobody;
  }
  EXPECT_EQ(reader(http::Headers{}), "");
  EXPECT_FALSE(has(server_.get("/", {{"X-Forwarded-User", "amir"}}), "Sign out"))
      << "not ours to end";
}

TEST_F(ByProxy, OthersWordsCountForNothing) {
  const http::Headers beth = {{"X-Forwarded-User", "beth"}, {"Sec-Fetch-Site", "same-origin"}};
  const http::Response anybody = server_.get("/");
  for (const char* peer : {"10.0.0.2", "127.0.0.1", "::1", "", "10.0.0.1 "}) {
    server_.set_peer(peer);
    EXPECT_EQ(body_of(server_.get("/", beth)), body_of(anybody)) << peer;
    EXPECT_EQ(server_.get("/api/v1/tokens", beth).status, 401) << peer;
    EXPECT_EQ(reader({beth[0], {"X-Forwarded-For", kProxy}}), "") << peer;
    EXPECT_EQ(server_.get("/", {beth[0], beth[0]}).status, 200) << peer;
  }
  ServiceFixture unnamed({folder_.invocation()}, behind(""));
  unnamed.set_peer(kProxy);
  EXPECT_FALSE(has(unnamed.get("/", beth), "Signed in as"));
  EXPECT_FALSE(has(unnamed.get("/", {{"", "beth"}}), "Signed in as"));
}

TEST_F(ByProxy, SaidTwiceIsRefused) {
  const http::Header amir = {"X-Forwarded-User", "amir"};
  EXPECT_EQ(server_.get("/", {amir, {"x-forwarded-user", "beth"}}).status, 400);
  EXPECT_EQ(server_.get("/", {amir, amir}).status, 400);
  EXPECT_EQ(server_.get("/api/v1/who", {amir, amir}).status, 400);
}

TEST_F(ByProxy, TheApiTakesThemAsWhoTheyAre) {
  const auto status = [&](const std::string& name) {
    return server_.get("/api/v1/tokens", {{"X-Forwarded-User", name}}).status;
  };
  EXPECT_EQ(status("beth"), 200);
  EXPECT_EQ(status("amir"), 401);
  EXPECT_EQ(status("nobody"), 401);
  // A token that is shown is what counts.
  const std::string technician = folder_.api_token("technician", "amir").secret;
  server_.desks().look();
  EXPECT_EQ(server_
                .get("/api/v1/tokens",
                     {{"X-Forwarded-User", "beth"}, {"Authorization", "Bearer " + technician}})
                .status,
            401);
  EXPECT_EQ(
      server_.get("/api/v1/who", {{"X-Forwarded-User", "beth"}, {"Authorization", "Bearer x"}})
          .status,
      401);
}

TEST_F(ByProxy, ChangesComeFromPagesOfOurs) {
  const auto ask = [&](http::Headers headers) {
    headers.push_back({"X-Forwarded-User", "amir"});
    headers.push_back({"Content-Type", "application/json"});
    headers.push_back({"Host", "rota.example"});
    return server_.ask("POST", "/api/v1/incidents", std::move(headers), R"({"person": "amir"})");
  };
  EXPECT_EQ(ask({}).status, 403);
  EXPECT_EQ(ask({{"Origin", "https://evil.example"}}).status, 403);
  EXPECT_EQ(ask({{"Origin", "http://rota.example"}, {"X-Forwarded-Proto", "https"}}).status, 403);
  EXPECT_EQ(ask({{"Origin", "https://rota.example"}, {"X-Forwarded-Proto", "https"}}).status, 201);
  const AuditView audit = read_audit(folder_.invocation(), "UTC");
  ASSERT_FALSE(audit.lines.empty());
  const bool by_amir = audit.lines.front().act.by == "amir" || audit.lines.back().act.by == "amir";
  EXPECT_TRUE(by_amir);
}

TEST_F(ByProxy, WhoHasLeftIsThePublic) {
  folder_.replace("team.toml", "name = \"Amir Haddad\"",
                  "name = \"Amir Haddad\"\nleaves = 2026-12-01");
  server_.desks().look();
  EXPECT_EQ(reader("amir"), "");
  EXPECT_EQ(reader("amir@helpdesk.example"), "");
}

TEST_F(ByProxy, AnAddressOfTwoIsNobodys) {
  folder_.replace("team.toml", "beth@helpdesk.example", "team@helpdesk.example");
  folder_.replace("team.toml", "amir@helpdesk.example", "Team@helpdesk.example");
  server_.desks().look();
  EXPECT_EQ(reader("team@helpdesk.example"), "");
  EXPECT_EQ(reader("beth"), "Beth Lowry, lead.");
}

TEST_F(ByProxy, APageIsSomebodysWhetherTheyHaveASessionToo) {
  const std::string session = folder_.session("", "carlos");
  server_.desks().look();
  EXPECT_EQ(reader({{"X-Forwarded-User", "amir"}, {"Cookie", "respite=" + session}}),
            "Amir Haddad, technician.");
  EXPECT_EQ(reader({{"X-Forwarded-User", "visitor"}, {"Cookie", "respite=" + session}}),
            "Carlos Mendes, technician.");
}

}  // namespace
}  // namespace respite::server
