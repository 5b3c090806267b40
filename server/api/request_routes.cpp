#include <nlohmann/json.hpp>

#include "app/requests/disclosure.h"
#include "app/requests/queue.h"
#include "app/requests/requests.h"
#include "app/requests/take.h"
#include "render/question_json.h"
#include "render/report_acts.h"
#include "server/api/answer.h"
#include "server/api/body.h"
#include "server/api/routes.h"
#include "server/identity.h"
#include "server/kept_question.h"
#include "server/problem.h"

namespace respite::server {
namespace {

using store::TokenRole;
using Json = nlohmann::ordered_json;

// Who asks is whoever holds the token, and what time it is the server says; only a lead may say
// otherwise.
void settle_requester(const Call& call, Json& question) {
  if (call.may(TokenRole::kLead)) return;
  if (question.contains("facts")) throw Problem(403, "only a lead may bring facts");
  Json& request = question["request"];
  for (const char* key : {"now", "requester", "role"}) {
    if (request.contains(key)) {
      throw Problem(403, "only a lead may say \"" + std::string(key) + "\"");
    }
  }
  if (call.holder) {
    request["requester"] = call.holder->token.subject;
    return;
  }
  // Before they are looked up: which ids there are is nobody's business either.
  for (const char* key : {"person", "only_person", "team"}) {
    if (request.contains(key)) {
      refuse_token("\"" + std::string(key) + "\" takes a token, or signing in: a lead gives both");
    }
  }
}

KeptQuestion question_of(const Call& call) {
  static_cast<void>(body_members(call));  // that it is JSON, an object, and not too deep
  Json question = Json::parse(call.request.body.empty() ? "{}" : call.request.body);
  if (!question.contains("request") || !question["request"].is_object()) {
    throw Problem(422, "\"request\" must be an object");
  }
  settle_requester(call, question);
  return read_question(call, question.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Language language_of(const Call& call) {
  const std::string code = call.query("language").value_or("en");
  if (const auto language = parse_language(code)) return *language;
  throw Problem(400, "\"language\" is en, fr or de");
}

bool explains(const Call& call) {
  return call.may(TokenRole::kTechnician) && flag_in(call, "explain");
}

http::Response post_ask(const Call& call, Services& services) {
  const KeptQuestion put = question_of(call);
  AskView view =
      services.askers.ask(call.desk, *call.state, put.question, language_of(call), !call.holder);
  if (call.holder && !call.may(TokenRole::kTechnician)) view = told_to_requester(std::move(view));
  return json(to_json_line(view, explains(call)));
}

http::Response post_request(const Call& call, Services&) {
  const KeptQuestion put = question_of(call);
  const OpenDesk desk = call.open_desk();
  TakenView view = Taker(desk).take(put.question, put.line, language_of(call));
  const std::string place = "/api/v1/requests/" + std::to_string(view.request);
  if (!call.may(TokenRole::kTechnician)) view = told_to_requester(std::move(view));
  http::Response response = json(to_json_line(view, explains(call)), 201);
  response.headers.push_back({"Location", place});
  return response;
}

}  // namespace

std::vector<Route> request_routes() {
  const Param language = {"language", "Of the reply: en, fr or de (default: en)"};
  const Param explain = {"explain", "Say which windows and people were looked at", "boolean"};
  return {
      {.method = "POST",
       .pattern = "/api/v1/ask",
       .least = TokenRole::kPublic,
       .operation = "ask",
       .about = "Judge a request: a time or a person, and why. Books nothing",
       .answer = post_ask,
       .query = {language, explain},
       .body = "Question",
       .result = "Verdict"},
      {.method = "POST",
       .pattern = "/api/v1/requests",
       .least = TokenRole::kRequester,
       .operation = "take",
       .about = "Judge a request and book what the verdict says",
       .answer = post_request,
       .query = {language, explain},
       .body = "Question",
       .result = "Verdict",
       .status = 201},
  };
}

}  // namespace respite::server
