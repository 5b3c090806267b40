// Whose word counts: of proxies about addresses, of the team file about who may do what.
#include "server/trust.h"

#include "server/rates.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

http::Request from(const std::string& peer, http::Headers headers) {
  http::Request request;
  request.peer = peer;
  request.headers = std::move(headers);
  return request;
}

TEST(AddressOf, IsTheLastThatAProxyHasWritten) {
  const Trust trust = {{"10.0.0.1"}, ""};
  const std::string field = "X-Forwarded-For";
  const struct {
    http::Headers headers;
    std::string address;
  } cases[] = {
      {{}, "10.0.0.1"},
      {{{field, "203.0.113.7"}}, "203.0.113.7"},
      {{{field, "127.0.0.1, 203.0.113.7"}}, "203.0.113.7"},
      {{{field, "127.0.0.1"}, {field, "203.0.113.7"}}, "203.0.113.7"},
      {{{"x-forwarded-for", "127.0.0.1"}, {field, "10.1.1.1, 203.0.113.7 "}}, "203.0.113.7"},
      {{{field, "203.0.113.7:4711"}}, "203.0.113.7"},
      {{{field, "[2001:db8::1]:4711"}}, "2001:db8::1"},
      {{{field, "2001:DB8:0::1"}}, "2001:db8::1"},
      {{{field, "somebody"}}, "10.0.0.1"},
      {{{field, std::string(300, 'x')}}, "10.0.0.1"},
      {{{field, ""}}, "10.0.0.1"},
      {{{field, "["}}, "10.0.0.1"},
  };
  for (const auto& [headers, address] : cases) {
    EXPECT_EQ(address_of(trust, from("10.0.0.1", headers)), address);
    EXPECT_EQ(address_of(trust, from("10.0.0.2", headers)), "10.0.0.2") << "no proxy of ours";
  }
}

TEST(IsSecure, IsWhatTheProxySaysLast) {
  const Trust trust = {{"10.0.0.1"}, ""};
  const std::string field = "X-Forwarded-Proto";
  EXPECT_TRUE(is_secure(trust, from("10.0.0.1", {{field, "http"}, {field, "https"}})));
  EXPECT_FALSE(is_secure(trust, from("10.0.0.1", {{field, "https"}, {field, "http"}})));
  EXPECT_FALSE(is_secure(trust, from("10.0.0.2", {{field, "https"}})));
}

TEST(Service, ATokenMadeJustNowOpensAtOnce) {
  const DeskFolder folder;
  folder.publish();
  ServiceFixture server(folder);
  const std::string secret = folder.api_token("lead", "beth").secret;
  EXPECT_EQ(server.get("/api/v1/rota", {{"Authorization", "Bearer " + secret}}).status, 200);
  EXPECT_EQ(server.get("/api/v1/rota", {{"Authorization", "Bearer " + secret + "x"}}).status, 401);
}

// Rates are counted by address and by token; a guess is neither.
TEST(Service, GuessesAreCountedByAddressAlone) {
  const DeskFolder folder;
  ServiceOptions options;
  options.rate = 1;
  options.trust.proxies = {"10.0.0.1"};
  ServiceFixture server({folder.invocation()}, options);
  server.set_peer("10.0.0.1");
  const auto guess = [&](const std::string& address, const std::string& path) {
    return server.get(path, {{"X-Forwarded-For", address}}).status;
  };
  for (int i = 1; i < 60; ++i) {
    EXPECT_EQ(guess("203.0.113." + std::to_string(i), "/feeds/guessed.ics"), 404) << i;
  }
  int refused = 0;
  for (int i = 0; i < 20; ++i) {
    const std::string path = (i % 2 == 0 ? "/feeds/" : "/nothing/") + std::to_string(i);
    refused += guess("203.0.113.99", path) == 429 ? 1 : 0;
  }
  EXPECT_GT(refused, 10) << "whatever is guessed at";
}

class ByTeamFile : public ::testing::Test {
 protected:
  ByTeamFile() { folder_.publish(); }
  int status(const std::string& secret, const std::string& path) {
    return server_->get(path, {{"Authorization", "Bearer " + secret}}).status;
  }
  const DeskFolder folder_;
  std::optional<ServiceFixture> server_;
};

TEST_F(ByTeamFile, ALeadsTokenEndsWithTheLead) {
  const std::string lead = folder_.api_token("lead", "hugo").secret;
  const std::string requester = folder_.api_token("requester", "pat").secret;
  const std::string asks = folder_.api_token("requester", "hugo").secret;
  server_.emplace(folder_);
  server_->set_now("2026-12-01T10:00:00Z");
  EXPECT_EQ(status(lead, "/api/v1/audit"), 200);
  folder_.replace("team.toml", "leads = [\"beth\", \"hugo\"]", "leads = [\"beth\"]");
  server_->desks().look();
  EXPECT_EQ(status(lead, "/api/v1/audit"), 401);
  EXPECT_EQ(status(lead, "/api/v1/rota"), 200) << "a technician still";
  folder_.replace("team.toml", "name = \"Hugo Stein\"",
                  "name = \"Hugo Stein\"\nleaves = 2026-12-04");
  server_->desks().look();
  EXPECT_EQ(status(lead, "/api/v1/rota"), 200);
  server_->set_now("2026-12-04T00:00:00Z");
  EXPECT_EQ(status(lead, "/api/v1/rota"), 401);
  EXPECT_EQ(status(lead, "/api/v1/who"), 401) << "not even what is everybody's";
  EXPECT_EQ(status(asks, "/api/v1/who"), 401);
  EXPECT_EQ(status(requester, "/api/v1/who"), 200);
}

TEST_F(ByTeamFile, NoTokenIsMadeAboveWhatItsOwnerIs) {
  for (const auto& [role, id] :
       {std::pair("lead", "amir"), {"technician", "pat"}, {"lead", "pat"}}) {
    EXPECT_THROW(static_cast<void>(folder_.api_token(role, id)), std::exception) << role << id;
  }
  static_cast<void>(folder_.api_token("technician", "hugo"));
  DeskFiles files = *folder_.open().files;
  files.desk.people[at(*find_person(files.desk, "hugo"))].leaves = test::day("2026-11-01");
  const OpenDesk later(folder_.open().invocation, std::make_shared<const DeskFiles>(files));
  EXPECT_THROW(static_cast<void>(make_token(later, {kApiPurpose, "hugo", "lead", "", "", {}})),
               std::exception);
}

// Reading goes on by what was read before; whoever watches is told.
TEST_F(ByTeamFile, WhatCannotBeReadIsServedAsItWasAndToldToWhoeverWatches) {
  const MadeTokenView feed = folder_.feed_token("rota", "oncall");
  server_.emplace(folder_);
  server_->set_now("2026-12-08T03:00:00Z");
  const std::string text = body_of(server_->get(feed.path));
  EXPECT_EQ(server_->get("/readyz").status, 200);
  const std::filesystem::path team = folder_.path() / "team.toml";
  const std::filesystem::path store = folder_.path() / "respite.db";
  for (const std::filesystem::path& file : {team, store}) {
    std::filesystem::rename(file, file.string() + ".away");
    server_->desks().look();
    EXPECT_EQ(server_->get("/readyz").status, 503) << file;
    if (file == team) {
      EXPECT_EQ(body_of(server_->get(feed.path)), text);
      EXPECT_EQ(server_->get("/").status, 200);
    }
    EXPECT_FALSE(std::filesystem::exists(file)) << "nobody begins another";
    std::filesystem::rename(file.string() + ".away", file);
    server_->set_now("2026-12-08T03:00:10Z");
    server_->desks().look();
    EXPECT_EQ(server_->get("/readyz").status, 200) << file;
    EXPECT_EQ(body_of(server_->get(feed.path)), text);
  }
}

}  // namespace
}  // namespace respite::server
