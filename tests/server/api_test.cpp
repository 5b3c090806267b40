// The API as programs meet it: a desk planned, published, asked, all over HTTP.
#include <nlohmann/json.hpp>
#include <thread>

#include "app/operation/result.h"
#include "app/rota/gaps.h"
#include "app/rota/show.h"
#include "app/view/rota.h"
#include "server/api/openapi.h"
#include "store/consents.h"
#include "store/incidents.h"
#include "tests/server/desk_folder.h"
#include "tests/server/schema_check.h"

namespace respite::server {
namespace {

using nlohmann::json;

// A desk that is published, and somebody of each role; every answer is held against the document.
class Api : public testing::Test {
 protected:
  Api() {
    folder_.publish();
    lead_ = folder_.api_token("lead", "beth").secret;
    technician_ = folder_.api_token("technician", "amir").secret;
    requester_ = folder_.api_token("requester", "pat").secret;
    server_.emplace(folder_);
  }

  json ask(const std::string& method, const std::string& target, const std::string& secret,
           int status, const json& body = nullptr, http::Headers more = {}) {
    if (!secret.empty()) more.push_back({"Authorization", "Bearer " + secret});
    more.push_back({"Content-Type", "application/json"});
    const http::Response response =
        server_->ask(method, target, more, body.is_null() ? "" : body.dump());
    EXPECT_EQ(response.status, status) << method << ' ' << target << '\n' << body_of(response);
    json answer = json::parse(body_of(response), nullptr, false);
    EXPECT_FALSE(answer.is_discarded()) << body_of(response);
    const std::string path = target.substr(0, target.find('?'));
    const Route* const route = match_route(method, path).route;
    const json schema = status < 400 && route != nullptr ? schema_of(*route) : known_["Problem"];
    for (const std::string& wrong : test::wrong_by_schema(answer, schema, known_)) {
      ADD_FAILURE() << method << ' ' << target << ": " << wrong;
    }
    return answer;
  }
  json get(const std::string& target, const std::string& secret, int status = 200) {
    return ask("GET", target, secret, status);
  }

  // As the document has it: every field sent is in it, and of the type it says.
  json schema_of(const Route& route) {
    std::string method(route.method);
    for (char& c : method) c = static_cast<char>(c | 0x20);
    return document_["paths"][std::string(route.pattern)][method]["responses"]
                    [std::to_string(route.status)]["content"]["application/json"]["schema"];
  }

  DeskFolder folder_;
  std::string lead_;
  std::string technician_;
  std::string requester_;
  std::optional<ServiceFixture> server_;
  json document_ = json::parse(openapi_document());
  json known_ = document_["components"]["schemas"];
};

// Writes are asked by name below; `ask` judges every answer.
TEST_F(Api, EveryReadIsAsDocumented) {
  folder_.plan("2027-01-04", 1);
  const json question = {{"request", {{"priority", "P3"}, {"minutes", 30}}}};
  ask("POST", "/api/v1/requests", requester_, 201, question);
  ask("POST", "/api/v1/incidents", lead_, 201, {{"person", "amir"}});
  int read = 0;
  for (const Route& route : routes()) {
    const bool plan = route.pattern.find("{plan}") != std::string_view::npos;  // a job's, see below
    if (!route.is_api() || route.method != "GET" || plan) continue;
    std::string target(route.pattern);
    if (const std::size_t brace = target.find('{'); brace != target.npos) {
      target.replace(brace, target.find('}') - brace + 1, "1");
    }
    EXPECT_FALSE(get(target, lead_).empty()) << target;
    ++read;
  }
  EXPECT_GT(read, 15);
}

TEST_F(Api, WhoSaysHowToReachThemToThoseTheyWorkWith) {
  const std::string at = "/api/v1/who?at=2026-12-08T03:00:00Z";
  const json seen = get(at, technician_);
  ASSERT_EQ(seen["on"].size(), 2U);
  EXPECT_FALSE(seen["on"][0]["reach"].empty());
  const json other = get(at, requester_);
  EXPECT_EQ(other["on"][0]["name"], seen["on"][0]["name"]);
  EXPECT_TRUE(other["on"][0]["reach"].empty());
  EXPECT_EQ(get("/api/v1/who?at=tomorrow", "", 400)["status"], 400);
}

// Whatever is asked, and as often as one likes.
TEST_F(Api, WhoeverHasNoTokenLearnsOfNobody) {
  const std::string who = "/api/v1/who?at=2026-12-08T03:00:00Z";
  std::string told = get(who, "").dump();
  EXPECT_EQ(get(who, "")["on"][0]["held"], true) << "that somebody is on, though";
  for (const char* language : {"en", "fr", "de"}) {
    for (const char* priority : {"P1", "P2", "P3", "P4"}) {
      for (const char* minutes : {"15", "240"}) {
        const json question = {
            {"request", {{"priority", priority}, {"minutes", std::stoi(minutes)}}}};
        const json answer =
            ask("POST", std::string("/api/v1/ask?language=") + language, "", 200, question);
        EXPECT_FALSE(answer["sign_in"].get<std::string>().empty());
        EXPECT_FALSE(answer["reply"].get<std::string>().empty());
        told += answer.dump();
      }
    }
  }
  const OpenDesk desk = folder_.open();
  for (const Person& person : desk.desk.people) {
    EXPECT_EQ(told.find('"' + person.id + '"'), std::string::npos) << person.id;
    for (const std::string& name : {person.name, person.name.substr(0, person.name.find(' '))}) {
      EXPECT_EQ(told.find(name), std::string::npos) << name;
    }
  }
}

TEST_F(Api, WhoeverHasNoTokenMayNameNobody) {
  for (const char* key : {"person", "team"}) {
    const json known = {{"request", {{key, key == std::string("person") ? "amir" : "it"}}}};
    const json unknown = {{"request", {{key, "nobody-there"}}}};
    const json refused = ask("POST", "/api/v1/ask", "", 401, known);
    EXPECT_EQ(ask("POST", "/api/v1/ask", "", 401, unknown), refused) << "which ids there are";
    EXPECT_NE(refused["detail"].get<std::string>().find("sign"), std::string::npos);
  }
}

TEST_F(Api, ThePolicySaysHowMuchEverybodyIsTold) {
  const std::string who = "/api/v1/who?at=2026-12-08T03:00:00Z";
  const json full = get(who, technician_)["on"][0];
  const std::string name = full["name"];
  const std::string first_name = name.substr(0, name.find(' '));
  folder_.replace("team.toml", "personal_promise_days = 5\n",
                  "personal_promise_days = 5\npublic = { names = \"first\", book = false }\n");
  server_->desks().look();
  const json first = get(who, "")["on"][0];
  EXPECT_EQ(first["name"], first_name);
  EXPECT_EQ(first["person"], nullptr);
  server_->set_now("2026-12-08T03:00:00Z");
  EXPECT_NE(body_of(server_->get("/")).find(first_name + "<"), std::string::npos);
  folder_.replace("team.toml", "names = \"first\"", "names = \"full\"");
  server_->desks().look();
  const json all = get(who, "")["on"][0];
  EXPECT_EQ(all["name"], name);
  EXPECT_EQ(all["person"], full["person"]);
  EXPECT_TRUE(all["reach"].empty()) << "never how to reach them";
}

TEST_F(Api, RotaIsTheJsonOfTheCommandLine) {
  OpenDesk desk = folder_.open();
  desk.invocation.now = test::instant("2026-12-01T10:00:00Z");
  EXPECT_EQ(get("/api/v1/rota", technician_), json::parse(to_document(tree_of(show(desk, {})))));
  EXPECT_EQ(get("/api/v1/gaps", technician_), json::parse(to_document(tree_of(gaps_in(desk, {})))));
  get("/api/v1/check", lead_);
  get("/api/v1/rota?from=2026-12-14&weeks=1", technician_);
  get("/api/v1/rota?weeks=1", technician_, 400);
  get("/api/v1/rota?from=2026-12-14&weeks=0", technician_, 400);
  get("/api/v1/free?minutes=60&people=amir,beth&need=all", technician_);
  get("/api/v1/free?people=nobody", technician_, 422);
  get("/api/v1/targets", technician_);
  get("/api/v1/parity", lead_);
}

TEST_F(Api, ReadsAreKnownByTheirTag) {
  const http::Headers headers = {{"Authorization", "Bearer " + technician_}};
  const http::Response first = server_->get("/api/v1/rota", headers);
  EXPECT_FALSE(first.etag.empty());
  http::Headers again = headers;
  again.push_back({"If-None-Match", first.etag});
  EXPECT_EQ(server_->get("/api/v1/rota", again).status, 304);
}

TEST_F(Api, ARequesterIsToldTheVerdictAndNothingOfOthers) {
  const json question = {{"request", {{"priority", "P3"}, {"minutes", 60}}}};
  const json full = ask("POST", "/api/v1/ask?explain", lead_, 200, question);
  EXPECT_TRUE(full.contains("looked"));
  for (const std::string& secret : {requester_, std::string()}) {
    const json told = ask("POST", "/api/v1/ask?explain", secret, 200, question);
    EXPECT_EQ(told["verdict"], full["verdict"]);
    EXPECT_EQ(told["slot"], full["slot"]);
    EXPECT_TRUE(told["reasons"].empty());
    for (const char* hidden : {"looked", "windows", "consent"}) EXPECT_FALSE(told.contains(hidden));
    for (const json& rule : told["rules"]) {
      const std::string id = rule;
      for (const char* of_others : {"BLK", "REST", "LEAVE", "BUSY", "PER-HOURS", "BUDGET"}) {
        EXPECT_FALSE(id.starts_with(of_others)) << id;
      }
    }
  }
}

TEST_F(Api, OnlyALeadSaysWhoAsksAndWhen) {
  for (const char* key : {"now", "requester", "role"}) {
    const json question = {{"request", {{key, "2026-12-08T10:00:00Z"}}}};
    for (const std::string& secret : {technician_, requester_, std::string()}) {
      ask("POST", "/api/v1/ask", secret, 403, question);
      if (!secret.empty()) ask("POST", "/api/v1/requests", secret, 403, question);
    }
  }
  const json facts = {{"request", json::object()}, {"facts", json::object()}};
  ask("POST", "/api/v1/ask", requester_, 403, facts);
  ask("POST", "/api/v1/ask", lead_, 200, facts);
  ask("POST", "/api/v1/ask", lead_, 200, {{"request", {{"now", "2026-12-08T10:00:00Z"}}}});
  // A what-if never books.
  ask("POST", "/api/v1/requests", lead_, 422, {{"request", {{"now", "2026-12-08T10:00:00Z"}}}});
}

TEST_F(Api, ARequestIsTakenShownAndWithdrawn) {
  const json question = {{"request", {{"priority", "P3"}, {"minutes", 30}}}};
  const json taken = ask("POST", "/api/v1/requests", requester_, 201, question);
  const std::string path = "/api/v1/requests/" + std::to_string(taken["request"].get<int>());
  EXPECT_EQ(get(path, requester_)["requester"], "pat");
  const std::string stranger = folder_.api_token("requester", "sam").secret;
  server_->desks().look();
  get(path, stranger, 404);
  ask("POST", path + "/withdraw", stranger, 404);
  EXPECT_EQ(get("/api/v1/queue", technician_)["requests"].size(), 1U);
  ask("POST", path + "/withdraw", requester_, 200, {{"note", "found it"}});
  EXPECT_TRUE(get("/api/v1/queue", technician_)["requests"].empty());
  ask("POST", path + "/close", technician_, 409);
  get("/api/v1/consents?all=true", technician_);
  get("/api/v1/audit", lead_);
  EXPECT_EQ(get("/api/v1/audit/verdict", lead_)["sound"], true);
}

TEST_F(Api, AWriteUnderAKeyIsDoneOnce) {
  const json question = {{"request", {{"priority", "P3"}, {"minutes", 30}}}};
  const http::Headers key = {{"Idempotency-Key", "first"}};
  const auto take = [&](const std::string& who, int status, const json& body) {
    return ask("POST", "/api/v1/requests", who, status, body, key);
  };
  const json taken = take(requester_, 201, question);
  EXPECT_EQ(take(requester_, 201, question), taken);
  take(requester_, 409, {{"request", {{"priority", "P4"}}}});
  EXPECT_NE(take(lead_, 201, question)["request"], taken["request"]) << "keys are their owners'";
  EXPECT_EQ(get("/api/v1/queue", technician_)["requests"].size(), 2U);

  // What failed was not done, and leaves its key.
  const http::Headers other = {{"Idempotency-Key", "second"}};
  ask("POST", "/api/v1/incidents", technician_, 422, {{"person", "nobody"}}, other);
  ask("POST", "/api/v1/incidents", technician_, 201, {{"person", "amir"}}, other);

  const json order = {{"purpose", "person"}, {"of", "amir"}};
  const http::Headers third = {{"Idempotency-Key", "third"}};
  ask("POST", "/api/v1/tokens", lead_, 201, order, third);
  const std::size_t tokens = get("/api/v1/tokens", lead_)["items"].size();
  ask("POST", "/api/v1/tokens", lead_, 409, order, third);
  EXPECT_EQ(get("/api/v1/tokens", lead_)["items"].size(), tokens);
}

// A refusal has no name: nothing may tie it to a token, the key it came under neither.
TEST_F(Api, ARefusedConsentIsKeptUnderNoKey) {
  store::Database database = store::Database::open(folder_.path());
  RequestRecord asked;
  asked.requester = "pat";
  asked.received = test::instant("2026-12-01T09:00:00Z");
  asked.length = Seconds{60};
  asked.state = RequestState::kConsent;
  ConsentRecord consent;
  consent.request = store::add_request(database, asked);
  consent.person = "amir";
  consent.signer = "person";
  consent.slot = test::interval("2026-12-01T20:00:00Z", "2026-12-01T21:00:00Z");
  consent.asked = asked.received;
  consent.expires = consent.slot->begin;
  const ConsentId id = store::add_consent(database, consent);
  const http::Headers key = {{"Idempotency-Key", "mine"}};
  ask("POST", "/api/v1/consents/" + std::to_string(id) + "/refuse", technician_, 200, nullptr, key);
  ask("POST", "/api/v1/incidents", technician_, 201, {{"person", "amir"}}, key);
}

TEST_F(Api, WhatIsNotThereIs404) {
  for (const char* path : {"requests/77", "publications/77"}) {
    get("/api/v1/" + std::string(path), technician_, 404);
  }
  get("/api/v1/requests/77", requester_, 404);
  for (const char* path : {"requests/77/close", "consents/77/give", "incidents/77/end"}) {
    ask("POST", "/api/v1/" + std::string(path), technician_, 404, json::object());
  }
  ask("DELETE", "/api/v1/webhooks/77", lead_, 404);
}

TEST_F(Api, ACallOutBeginsAndEnds) {
  const json begun = ask("POST", "/api/v1/incidents", technician_, 201, {{"person", "amir"}});
  const std::string path = "/api/v1/incidents/" + std::to_string(begun["id"].get<int>());
  ask("POST", path + "/end", technician_, 200, json::object());
  EXPECT_EQ(get("/api/v1/incidents", technician_)["items"].size(), 1U);
  ask("POST", "/api/v1/incidents", technician_, 422, {{"person", "nobody"}});
  ask("POST", "/api/v1/incidents", technician_, 422,
      {{"person", "amir"}, {"at", "2026-11-30T09:59:59Z"}});
  ask("POST", "/api/v1/incidents", technician_, 422, {{"person", 7}});
  ask("POST", "/api/v1/incidents", technician_, 422, {{"person", "amir"}, {"persn", "x"}});
}

TEST_F(Api, ACallOutMadeByMistakeIsWithdrawn) {
  const json begun = ask("POST", "/api/v1/incidents", technician_, 201,
                         {{"person", "amir"}, {"at", "2026-12-01T01:00:00Z"}});
  const std::string path = "/api/v1/incidents/" + std::to_string(begun["id"].get<int>());
  const json ended = ask("POST", path + "/end", technician_, 200, {{"at", "2026-12-01T03:00:00Z"}});
  EXPECT_FALSE(ended["owed"].empty()) << "a night";
  const json withdrawn = ask("POST", path + "/withdraw", technician_, 200, json::object());
  EXPECT_TRUE(withdrawn.contains("withdrawn"));
  EXPECT_TRUE(get("/api/v1/incidents", technician_)["items"].empty());
  EXPECT_TRUE(store::read_owed(store::Database::open_to_read(folder_.path())).empty());
  ask("POST", path + "/withdraw", technician_, 404, json::object());
  const json next = ask("POST", "/api/v1/incidents", technician_, 201, {{"person", "amir"}});
  EXPECT_NE(next["id"], begun["id"]) << "its number is its own";
}

TEST_F(Api, APlanIsMadeComparedPublishedAndUndone) {
  const json order = {{"from", "2027-01-04"}, {"weeks", 2}, {"effort", 1}};
  json job = ask("POST", "/api/v1/plans", lead_, 202, order);
  const std::string path = "/api/v1/plans/" + job["id"].get<std::string>();
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{60};
  while (job["state"] != "done" && std::chrono::steady_clock::now() < patience) {
    std::this_thread::yield();
    job = get(path, lead_);
  }
  ASSERT_EQ(job["state"], "done");
  const std::string draft = job["plan"]["draft"];
  EXPECT_EQ(get("/api/v1/draft", lead_)["draft"], draft);
  EXPECT_FALSE(get("/api/v1/draft/diff", lead_)["changes"].empty());

  ask("POST", "/api/v1/publications", lead_, 409, {{"draft", "another"}});
  const http::Headers key = {{"Idempotency-Key", "publish-january"}};
  const json body = {{"draft", draft}, {"note", "January"}};
  const json made = ask("POST", "/api/v1/publications", lead_, 201, body, key);
  EXPECT_EQ(made["revision"], 2);
  EXPECT_EQ(ask("POST", "/api/v1/publications", lead_, 201, body, key), made) << "done once";
  ask("POST", "/api/v1/publications", lead_, 409, json::object(), key);
  ask("POST", "/api/v1/publications", lead_, 422, body);  // there is no draft any more

  const json all = get("/api/v1/publications", technician_);
  EXPECT_EQ(all["items"].size(), 2U);
  EXPECT_EQ(all["next"], nullptr);
  const json first = get("/api/v1/publications?limit=1", technician_);
  EXPECT_EQ(first["items"].size(), 1U);
  const std::string next = first["next"];
  EXPECT_EQ(get("/api/v1/publications?limit=1&after=" + next, technician_)["items"][0]["note"],
            "January");
  EXPECT_EQ(get("/api/v1/publications/2", technician_)["by"], "beth");
  get("/api/v1/publications/9", technician_, 404);
  get("/api/v1/publications/x", technician_, 404);
  EXPECT_EQ(ask("POST", "/api/v1/publications/2/undo", lead_, 201)["kind"], "undo");
  get("/api/v1/plans/77", lead_, 404);
}

TEST_F(Api, TokensAreMadeReplacedAndTakenBack) {
  const json order = {{"purpose", "person"}, {"of", "amir"}, {"label", "phone"}};
  const http::Headers key = {{"Idempotency-Key", "one"}};
  const json made = ask("POST", "/api/v1/tokens", lead_, 201, order, key);
  const std::string url = made["url"];
  EXPECT_EQ(server_->get(url).status, 200);
  ask("POST", "/api/v1/tokens", lead_, 409, order, key);  // a secret is told once
  const std::string path = "/api/v1/tokens/" + made["id"].get<std::string>();
  const json rotated = ask("POST", path + "/rotate", lead_, 201);
  EXPECT_EQ(server_->get(url).status, 404) << "at once";
  const std::string again = rotated["url"];
  EXPECT_EQ(server_->get(again).status, 200);
  EXPECT_EQ(ask("DELETE", path, lead_, 200)["live"], false);
  EXPECT_EQ(server_->get(again).status, 404) << "at once";
  EXPECT_EQ(get("/api/v1/tokens", lead_)["items"].size(), 4U);
  ask("DELETE", "/api/v1/tokens/none", lead_, 404);
  ask("POST", "/api/v1/tokens", lead_, 422, {{"purpose", "person"}, {"of", "nobody"}});
}

TEST_F(Api, WebhooksAreMadeAndTakenBack) {
  const json made = ask("POST", "/api/v1/webhooks", lead_, 201,
                        {{"url", "https://hooks.example.org/x"}, {"events", "publish"}});
  EXPECT_EQ(get("/api/v1/webhooks", lead_)["webhooks"].size(), 1U);
  ask("DELETE", "/api/v1/webhooks/" + std::to_string(made["id"].get<int>()), lead_, 200);
  for (const char* inside : {"http://127.0.0.1:1/", "http://[::1]/", "file:///etc/passwd", "x"}) {
    ask("POST", "/api/v1/webhooks", lead_, 422, {{"url", inside}});
  }
  ask("POST", "/api/v1/webhooks", lead_, 422,
      {{"url", "https://hooks.example.org/x"}, {"events", "moon"}});
}

TEST_F(Api, BodiesMustBeJsonObjects) {
  const auto status = [&](const std::string& type, const std::string& body) {
    return server_
        ->ask("POST", "/api/v1/ask", {{"Authorization", "Bearer " + lead_}, {"Content-Type", type}},
              body)
        .status;
  };
  EXPECT_EQ(status("text/plain", "{}"), 415);
  EXPECT_EQ(status("application/x-www-form-urlencoded", "{}"), 415);
  EXPECT_EQ(status("application/json; charset=utf-8", R"({"request": {}})"), 200);
  EXPECT_EQ(status("application/json", "{"), 400);
  EXPECT_EQ(status("application/json", "[]"), 400);
  EXPECT_EQ(status("application/json", "{\"request\": \"\xff\"}"), 400);
  EXPECT_EQ(status("application/json", std::string(10'000, '[')), 400);
  EXPECT_EQ(status("application/json", "{\"request\": 1}"), 422);
  EXPECT_EQ(status("application/json", "{\"request\": {\"minutes\": 1e99}}"), 422);
  EXPECT_EQ(status("application/json", "{\"request\": {\"nonsense\": 1}}"), 422);
}

}  // namespace
}  // namespace respite::server
