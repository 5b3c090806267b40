// What is written over HTTP: requests, call-outs, plans, tokens, webhooks.
#include <thread>

#include "store/consents.h"
#include "store/incidents.h"
#include "tests/server/api_fixture.h"

namespace respite::server {
namespace {

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

// Page after page is the whole, whichever part of it the store was asked for.
TEST_F(Api, TheAuditIsReadPageByPage) {
  const json question = {{"request", {{"priority", "P3"}, {"minutes", 30}}}};
  for (int i = 0; i < 3; ++i) ask("POST", "/api/v1/requests", requester_, 201, question);
  const json all = get("/api/v1/audit", lead_);
  EXPECT_EQ(all["next"], nullptr);
  json items = json::array();
  json next = 0;
  while (!next.is_null()) {
    const json page = get("/api/v1/audit?limit=2&after=" + next.dump(), lead_);
    EXPECT_LE(page["items"].size(), 2U);
    for (const json& item : page["items"]) items.push_back(item);
    next = page["next"];
  }
  EXPECT_EQ(items, all["items"]);
  EXPECT_TRUE(get("/api/v1/audit?since=2037-01-01", lead_)["items"].empty());
  EXPECT_TRUE(get("/api/v1/audit?after=1000", lead_)["items"].empty());
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
  EXPECT_EQ(job["percent"], 100);
  const std::string draft = job["plan"]["draft"];
  EXPECT_EQ(get("/api/v1/draft", lead_)["draft"], draft);
  EXPECT_FALSE(get("/api/v1/draft/diff", lead_)["changes"].empty());
  EXPECT_TRUE(get("/api/v1/gaps?draft=true", lead_).is_array());

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
  const std::string next = first["next"].dump();
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

// On the command line "feed" goes with options that say of whom; here the purpose says its kind.
TEST_F(Api, ATokenIsMadeForEveryPurposeThatIsOffered) {
  const json& body = document_["paths"]["/api/v1/tokens"]["post"]["requestBody"];
  const json& schema = body["content"]["application/json"]["schema"];
  EXPECT_EQ(schema["required"], json::array({"purpose"}));
  const std::map<std::string, std::string> of = {{"rota", "oncall"}, {"service-hours", ""}};
  for (const json& purpose : schema["properties"]["purpose"]["enum"]) {
    if (purpose == "team") continue;  // the desk has none
    const auto other = of.find(purpose);
    ask("POST", "/api/v1/tokens", lead_, 201,
        {{"purpose", purpose}, {"of", other == of.end() ? "amir" : other->second}});
  }
  ask("POST", "/api/v1/tokens", lead_, 422, {{"purpose", "feed"}, {"of", "amir"}});
}

TEST_F(Api, AFeedOfNobodyIsToldThatANameIsMissing) {
  for (const std::string purpose : {"person", "free-busy", "availability"}) {
    const json refused = ask("POST", "/api/v1/tokens", lead_, 422, {{"purpose", purpose}});
    EXPECT_EQ(refused["detail"], "a feed of kind " + purpose + " needs the id of a person");
  }
  EXPECT_EQ(ask("POST", "/api/v1/tokens", lead_, 422, {{"purpose", "rota"}})["detail"],
            "a feed of kind rota needs the id of a rota");
}

// The command line adds what to type; whoever asks over HTTP cannot type it.
TEST_F(Api, RefusalsSayNothingOfTheCommandLine) {
  const auto refusal = [&](const std::string& method, const std::string& target, int status,
                           const json& body = nullptr) {
    return ask(method, target, lead_, status, body)["detail"].get<std::string>();
  };
  EXPECT_EQ(refusal("GET", "/api/v1/draft/diff", 422), "there is no draft");
  EXPECT_EQ(refusal("POST", "/api/v1/webhooks", 422, {{"url", "http://127.0.0.1/"}}),
            "the URL is not a public address");
  EXPECT_EQ(refusal("POST", "/api/v1/incidents", 422,
                    {{"person", "amir"}, {"at", "2026-12-24T00:00:00Z"}}),
            "the time given lies ahead of now");
  EXPECT_EQ(refusal("GET", "/api/v1/free?until=2026-12-02T09:00Z&from=2026-12-03T09:00Z", 422),
            "the time asked about ends before it begins");
  EXPECT_EQ(refusal("GET", "/api/v1/rota?from=2037-12-28&weeks=1", 422),
            "from 2037-12-28: only the years 1970 to 2037 can be planned");
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

}  // namespace
}  // namespace respite::server
