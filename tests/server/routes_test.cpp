// Every route, as everybody: who may, who may not, and that nobody gets more than the table says.
#include <nlohmann/json.hpp>
#include <set>

#include "app/operation/failure.h"
#include "server/api/openapi.h"
#include "server/problem.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

using nlohmann::json;
using store::TokenRole;

std::string path_of(const Route& route) {
  std::string path(route.on.path);
  for (std::size_t open = 0; (open = path.find('{')) != std::string::npos;) {
    path.replace(open, path.find('}') - open + 1, "999");
  }
  return path;
}

http::Headers bearer(const std::string& secret) {
  return {{"Authorization", "Bearer " + secret}, {"Content-Type", "application/json"}};
}

TEST(Routes, AreOneRowEach) {
  std::set<std::string> operations;
  std::set<std::string> requests;
  for (const Route& route : routes()) {
    EXPECT_TRUE(operations.emplace(route.operation).second) << route.operation;
    EXPECT_TRUE(requests.insert(std::string(route.on.method) + ' ' + path_of(route)).second);
    EXPECT_NE(route.answer, nullptr) << route.operation;
    EXPECT_FALSE(route.about.empty() || route.about.ends_with('.')) << route.operation;
    const Match match = match_route(route.on.method, path_of(route));
    ASSERT_NE(match.route, nullptr) << route.operation;
    EXPECT_EQ(match.route->operation, route.operation) << "another answers in its place";
    EXPECT_EQ(route.is_api() && route.operation != "openapi",
              route.gives != nullptr && route.operation != "openapi")
        << route.operation;
  }
}

// The doors, as they were agreed: a new route has to be added here by hand.
TEST(Routes, PublicOnesAreThese) {
  std::set<std::string> open;
  for (const Route& route : routes()) {
    if (route.least == TokenRole::kPublic) open.emplace(route.operation);
  }
  EXPECT_EQ(open,
            (std::set<std::string>{
                "feed",        "healthz",  "readyz",        "metrics",      "who",        "ask",
                "openapi",     "home",     "home_ask",      "week",         "style",      "sign_in",
                "use_sign_in", "sign_out", "link",          "follow_link",  "script",     "icon",
                "manifest",    "book",     "request_event", "sign_in_form", "ask_sign_in"}));
}

// Pages that somebody who has signed in may use besides; all else takes a token or a proxy's word.
TEST(Routes, PagesAreThese) {
  std::set<std::string> pages;
  for (const Route& route : routes()) {
    EXPECT_FALSE(route.page && route.is_api()) << route.operation;
    if (route.page)
      pages.insert(std::string(route.operation) + ' ' + std::string(name_of(route.least)));
  }
  EXPECT_EQ(pages, (std::set<std::string>{"changes_page technician",
                                          "changes_form technician",
                                          "home public",
                                          "home_ask public",
                                          "me technician",
                                          "me_form technician",
                                          "book public",
                                          "subscribe technician",
                                          "report_page lead",
                                          "sign_in public",
                                          "sign_in_form public",
                                          "ask_sign_in public",
                                          "use_sign_in public",
                                          "sign_out public",
                                          "link public",
                                          "follow_link public",
                                          "request_event public",
                                          "messages_page technician",
                                          "messages_form technician",
                                          "messages_retry lead",
                                          "duty_page technician",
                                          "look_page technician",
                                          "rota_page lead",
                                          "rota_give lead",
                                          "rota_publish lead",
                                          "rota_plan lead",
                                          "rota_why lead",
                                          "rota_mend lead",
                                          "plan_page lead",
                                          "plan_page_stop lead",
                                          "queue_page lead",
                                          "queue_form lead",
                                          "reports_page lead",
                                          "reports_revoke lead"}));
}

TEST(Routes, MetricsSayWhatIsToBeWatched) {
  const DeskFolder folder;
  folder.publish();
  ServiceFixture server(folder);
  server.desks().change_counts(0, [](DeskCounts& counts) { counts = {5, 2, 1, 4, 3}; });
  const std::string text = body_of(server.get("/metrics"));
  for (const char* line :
       {"respite_requests_open{desk=\"helpdesk\"} 5\n",
        "respite_promises_at_risk{desk=\"helpdesk\"} 2\n",
        "respite_promises_broken{desk=\"helpdesk\"} 1\n",
        "respite_messages_waiting{desk=\"helpdesk\"} 4\n",
        "respite_messages_given_up_total{desk=\"helpdesk\"} 3\n",
        "respite_webhook_letters_waiting{desk=\"helpdesk\"} 4\n",
        "respite_webhook_letters_given_up_total{desk=\"helpdesk\"} 3\n",
        "respite_plans_unfinished 0\n", "respite_desk_revision{desk=\"helpdesk\"} 1\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << "in\n" << text;
  }
}

TEST(Routes, NobodyGetsMoreThanTheTableSays) {
  const DeskFolder folder;
  const DeskFolder other("second");
  folder.publish();
  const std::pair<TokenRole, std::string> holders[] = {
      {TokenRole::kRequester, folder.api_token("requester", "pat").secret},
      {TokenRole::kTechnician, folder.api_token("technician", "amir").secret},
      {TokenRole::kLead, folder.api_token("lead", "beth").secret}};
  const std::string feed = folder.feed_token("person", "amir").secret;
  ServiceFixture server({folder.invocation(), other.invocation()});

  for (const Route& route : routes()) {
    if (!route.is_api()) continue;
    const auto ask = [&](http::Headers headers, const std::string& query = "") {
      return server
          .ask(std::string(route.on.method), path_of(route) + query, std::move(headers), "{}")
          .status;
    };
    const bool open = route.least == TokenRole::kPublic;
    EXPECT_EQ(ask({{"Content-Type", "application/json"}}) == 401, !open) << route.operation;
    // A token that is none is refused everywhere; so is one of a feed, and one of another desk.
    EXPECT_EQ(ask(bearer("x")), 401) << route.operation;
    EXPECT_EQ(ask(bearer(feed)), 401) << route.operation;
    EXPECT_EQ(ask(bearer(holders[2].second), "?desk=second"), 401) << route.operation;
    EXPECT_EQ(ask({{"Authorization", holders[2].second}}), 401) << route.operation;
    EXPECT_EQ(ask({}, "?token=" + holders[2].second) == 401, !open) << route.operation;
    for (const auto& [role, secret] : holders) {
      const int status = ask(bearer(secret));
      EXPECT_EQ(status == 401, role < route.least) << route.operation << " as " << name_of(role);
      EXPECT_NE(status, 403) << route.operation << " as " << name_of(role);
      EXPECT_NE(status, 500) << route.operation << " as " << name_of(role);
    }
  }
}

struct Member {
  TokenRole role;
  std::string id;
};
const Member kMembers[] = {
    {TokenRole::kRequester, "pat"}, {TokenRole::kTechnician, "amir"}, {TokenRole::kLead, "beth"}};

// Sessions count on pages only, a proxy's word on pages and the API, and neither for a change that
// another site's page has asked for.
TEST(Routes, SessionsAndProxiesOpenWhatTheTableSays) {
  const DeskFolder folder;
  folder.replace("team.toml", "# --- Who is on call",
                 "[[role]]\nid = \"staff\"\nrank = 50\n\n[[requester]]\nid = \"pat\"\nname = \"Pat "
                 "Doe\"\nrole = \"staff\"\n\n# --- Who is on call");
  folder.publish();
  ServiceOptions options = unlimited();
  options.trust = {{"10.0.0.1"}, "X-Forwarded-User"};
  ServiceFixture server({folder.invocation()}, options);
  const http::Header ours = {"Sec-Fetch-Site", "same-origin"};
  const http::Header others = {"Sec-Fetch-Site", "cross-site"};
  std::map<std::string, std::string> sessions;  // by whose

  for (const Route& route : routes()) {
    const auto ask = [&](http::Headers headers) {
      if (route.is_api()) headers.push_back({"Content-Type", "application/json"});
      return server.ask(std::string(route.on.method), path_of(route), std::move(headers), "{}")
          .status;
    };
    const bool open = route.least == TokenRole::kPublic;
    const bool changes = route.on.method != "GET";
    const int of_public = ask({ours});
    EXPECT_EQ(of_public == 401, !open) << route.operation;
    for (const auto& [role, id] : kMembers) {
      const std::string what = std::string(route.operation) + " as " + std::string(name_of(role));
      const auto cookie = [&, id = id, role = role] {
        std::string& secret = sessions[id];
        if (route.page || secret.empty()) {  // it may be signed out there
          secret = folder.session(std::string(name_of(role)), id);
          server.desks().look();
        }
        return http::Header{"Cookie", "respite=" + secret};
      };
      const http::Header named = {"X-Forwarded-User", id};
      const bool may = role >= route.least;
      const int by_session = ask({cookie(), ours});
      EXPECT_EQ(by_session == 401, route.page ? !may : !open) << what;
      EXPECT_NE(by_session, 403) << what;
      EXPECT_NE(by_session, 500) << what;
      if (route.page && may) {
        EXPECT_EQ(ask({cookie(), others}) == 403, changes) << what;
      }

      server.set_peer("10.0.0.1");
      const int by_proxy = ask({named, ours});
      const bool counts = route.page || route.is_api();
      EXPECT_EQ(by_proxy == 401, counts ? !may : !open) << what;
      EXPECT_NE(by_proxy, 403) << what;
      EXPECT_NE(by_proxy, 500) << what;
      if (counts && may) {
        EXPECT_EQ(ask({named, others}) == 403, changes) << what;
      }
      server.set_peer("10.0.0.2");
      EXPECT_EQ(ask({named, ours}), of_public) << what << ", says somebody";
      server.set_peer("127.0.0.1");
    }
  }
}

TEST(Routes, RefusalsOfTokensAreAllAlike) {
  const DeskFolder folder;
  const std::string lead = folder.api_token("lead", "beth").secret;
  const MadeTokenView revoked = folder.api_token("lead", "hugo");
  static_cast<void>(revoke_token(folder.invocation(), revoked.token.id));
  ServiceFixture server(folder);
  const std::string one = body_of(server.get("/api/v1/tokens", bearer("x")));
  for (const std::string& secret :
       {revoked.secret, lead.substr(1), lead + "A", std::string(),
        folder.feed_token("person", "amir").secret, folder.sign_in_link("lead", "beth").secret,
        folder.session("lead", "beth"), folder.api_token("technician", "amir").secret}) {
    server.desks().look();
    const http::Response response = server.get("/api/v1/tokens", bearer(secret));
    EXPECT_EQ(response.status, 401);
    EXPECT_EQ(body_of(response), one);
    EXPECT_EQ(find_header(response.headers, "WWW-Authenticate"), "Bearer");
  }
  EXPECT_EQ(server.get("/api/v1/tokens", bearer(lead)).status, 200);
  EXPECT_EQ(server.logged().find(lead), std::string::npos);
}

TEST(Routes, OtherMethodsAndPathsAreRefused) {
  const DeskFolder folder;
  ServiceFixture server(folder);
  const http::Response other = server.ask("DELETE", "/api/v1/who");
  EXPECT_EQ(other.status, 405);
  EXPECT_EQ(find_header(other.headers, "Allow"), "GET, HEAD");
  EXPECT_EQ(server.ask("OPTIONS", "/api/v1/who").status, 405);
  EXPECT_EQ(server.ask("POST", "/healthz").status, 405);
  EXPECT_EQ(server.ask("HEAD", "/api/v1/who").status, 200);
  EXPECT_EQ(server.get("/api/v1").status, 404);
  EXPECT_EQ(server.get("/api/v1/who/").status, 400);
  EXPECT_EQ(server.get("/api/v1/%77ho").status, 200);
  EXPECT_EQ(server.get("/api/v1/plans/../tokens").status, 400);
  EXPECT_EQ(server.get("/api/v1/who?desk=none").status, 404);
  const http::Response none = server.get("/nothing");
  EXPECT_EQ(none.content_type, "application/problem+json");
  EXPECT_EQ(json::parse(body_of(none))["status"], 404);
}

TEST(Routes, OneTokenMayNotAskTooOften) {
  const DeskFolder folder;
  folder.publish();
  const MadeTokenView token = folder.feed_token("person", "amir");
  ServiceOptions few;
  few.rate = 2;
  ServiceFixture server({folder.invocation()}, few);
  int refused = 0;
  for (int i = 0; i < 20; ++i) refused += server.get(token.path).status == 429 ? 1 : 0;
  EXPECT_GE(refused, 8);
  EXPECT_EQ(server.get("/healthz").status, 200);
}

TEST(Routes, BodiesWithoutATokenAreShort) {
  const DeskFolder folder;
  ServiceFixture server(folder);
  const std::string long_body(20'000, ' ');
  EXPECT_EQ(
      server.ask("POST", "/api/v1/ask", {{"Content-Type", "application/json"}}, long_body).status,
      413);
}

TEST(Problems, TellNothingOfThisMachine) {
  const auto status_and_detail = [](const std::exception& error) {
    const json object = json::parse(body_of(problem_of(error)));
    return std::to_string(object["status"].get<int>()) + " " + object.value("detail", "");
  };
  EXPECT_EQ(status_and_detail(Problem(404, "no such feed")), "404 no such feed");
  EXPECT_EQ(status_and_detail(Failure(ExitCode::kInput, "no such person")), "422 no such person");
  EXPECT_EQ(status_and_detail(Failure(ExitCode::kRule, "not published")), "409 not published");
  EXPECT_EQ(status_and_detail(Failure(ExitCode::kFile, "/srv/desk is gone")),
            "503 the desk cannot be read or written right now");
  EXPECT_EQ(status_and_detail(std::runtime_error("/srv/desk: a bug")), "500 ");
}

TEST(OpenApi, SaysWhatTheTableSays) {
  const json document = json::parse(openapi_document());
  EXPECT_EQ(document["openapi"], "3.1.0");
  std::size_t documented = 0;
  for (const auto& [path, methods] : document["paths"].items()) documented += methods.size();
  std::size_t expected = 0;
  for (const Route& route : routes()) {
    if (!route.is_api()) continue;
    ++expected;
    std::string method(route.on.method);
    for (char& c : method) c = static_cast<char>(c | 0x20);
    ASSERT_TRUE(document["paths"][std::string(route.on.path)].contains(method)) << route.operation;
    const json& operation = document["paths"][std::string(route.on.path)][method];
    EXPECT_EQ(operation["operationId"], route.operation);
    EXPECT_EQ(operation["x-role"], name_of(route.least));
    EXPECT_TRUE(operation["responses"].contains(std::to_string(route.on.status)));
  }
  EXPECT_EQ(documented, expected);
}

TEST(OpenApi, EveryReferenceIsThere) {
  const json document = json::parse(openapi_document());
  const json& known = document["components"]["schemas"];
  std::set<std::string> used;
  const std::function<void(const json&)> look = [&](const json& value) {
    if (value.is_object() && value.contains("$ref")) {
      const std::string name = value["$ref"].get<std::string>().substr(21);
      EXPECT_TRUE(known.contains(name)) << name;
      used.insert(name);
    }
    if (value.is_structured()) {
      for (const json& part : value) look(part);
    }
  };
  look(document);
  for (const auto& [name, schema] : known.items()) {
    EXPECT_TRUE(used.contains(name)) << name << " is used by nothing";
  }
}

}  // namespace
}  // namespace respite::server
