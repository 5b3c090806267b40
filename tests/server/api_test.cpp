// What is read over HTTP, and who is told what.
#include "app/operation/result.h"
#include "app/rota/gaps.h"
#include "app/rota/show.h"
#include "app/view/rota.h"
#include "tests/server/api_fixture.h"

namespace respite::server {
namespace {

// Writes are asked by name in api_writes_test.cpp; `ask` judges every answer.
TEST_F(Api, EveryReadIsAsDocumented) {
  folder_.plan("2027-01-04", 1);
  const json question = {{"request", {{"priority", "P3"}, {"minutes", 30}}}};
  ask("POST", "/api/v1/requests", requester_, 201, question);
  ask("POST", "/api/v1/incidents", lead_, 201, {{"person", "amir"}});
  int read = 0;
  for (const Route& route : routes()) {
    const bool plan = route.on.path.find("{plan}") != std::string_view::npos;  // a job's, see below
    if (!route.is_api() || route.on.method != "GET" || plan) continue;
    std::string target(route.on.path);
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
