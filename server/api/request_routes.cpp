#include <nlohmann/json.hpp>

#include "app/queue.h"
#include "app/render/question_json.h"
#include "app/render/report_acts.h"
#include "app/requests.h"
#include "app/take.h"
#include "app/told.h"
#include "server/api/answer.h"
#include "server/api/body.h"
#include "server/api/routes.h"
#include "server/identity.h"
#include "server/problem.h"

namespace respite::server {
namespace {

using store::TokenRole;
using Json = nlohmann::ordered_json;

struct Put {
  Question question;
  std::string line;  // as it is kept
};

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

Put question_of(const Call& call) {
  static_cast<void>(Body(call));  // that it is JSON, an object, and not too deep
  Json question = Json::parse(call.request.body.empty() ? "{}" : call.request.body);
  if (!question.contains("request") || !question["request"].is_object()) {
    throw Problem(422, "\"request\" must be an object");
  }
  settle_requester(call, question);
  Put put;
  put.line = question.dump(-1, ' ', false, Json::error_handler_t::replace);
  auto parsed = parse_question(put.line, call.state->desk->desk, call.now);
  if (const auto* error = std::get_if<QuestionError>(&parsed)) throw Problem(422, error->message());
  put.question = std::get<Question>(std::move(parsed));
  return put;
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
  const Put put = question_of(call);
  AskView view =
      services.askers.ask(call.desk, *call.state, put.question, language_of(call), !call.holder);
  if (call.holder && !call.may(TokenRole::kTechnician)) view = told_to_requester(std::move(view));
  return json(to_json_line(view, explains(call)));
}

http::Response post_request(const Call& call, Services&) {
  const Put put = question_of(call);
  const OpenDesk desk = call.open_desk();
  TakenView view = Taker(desk).take(put.question, put.line, language_of(call));
  const std::string place = "/api/v1/requests/" + std::to_string(view.request);
  if (!call.may(TokenRole::kTechnician)) view = told_to_requester(std::move(view));
  http::Response response = json(to_json_line(view, explains(call)), 201);
  response.headers.push_back({"Location", place});
  return response;
}

// A requester's own, anybody's to those who work on them; another's looks like none.
ClosedView shown(const Call& call, const OpenDesk& desk) {
  ClosedView view = show_request(desk, captured_number(call));
  const bool own = call.holder && view.request.requester == call.holder->token.subject &&
                   !view.request.requester.empty();
  if (!own && !call.may(TokenRole::kTechnician)) throw Problem(404, "there is no such request");
  return view;
}

http::Response get_request(const Call& call, Services&) {
  return json(to_json(shown(call, call.open_desk())));
}

std::string note_of(const Call& call) {
  Body body(call);
  std::string note = body.text("note").value_or("");
  body.done();
  return note;
}

http::Response close_one(const Call& call, Services&) {
  return json(to_json(close_request(call.open_desk(), captured_number(call), note_of(call))));
}

http::Response withdraw_one(const Call& call, Services&) {
  const OpenDesk desk = call.open_desk();
  static_cast<void>(shown(call, desk));
  return json(to_json(withdraw_request(desk, captured_number(call), note_of(call))));
}

http::Response get_queue(const Call& call, Services&) {
  return json(to_json(list_queue(call.open_desk())));
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
      {.method = "GET",
       .pattern = "/api/v1/requests/{request}",
       .least = TokenRole::kRequester,
       .operation = "show_request",
       .about = "A request as it stands; a requester's own only",
       .answer = get_request,
       .result = "Request"},
      {.method = "POST",
       .pattern = "/api/v1/requests/{request}/close",
       .least = TokenRole::kTechnician,
       .operation = "close",
       .about = "Close a request: done",
       .answer = close_one,
       .body = "Note",
       .result = "Request"},
      {.method = "POST",
       .pattern = "/api/v1/requests/{request}/withdraw",
       .least = TokenRole::kRequester,
       .operation = "withdraw",
       .about = "Withdraw a request: no longer wanted",
       .answer = withdraw_one,
       .body = "Note",
       .result = "Request"},
      {.method = "GET",
       .pattern = "/api/v1/queue",
       .least = TokenRole::kTechnician,
       .operation = "queue",
       .about = "Who still waits, and for what promise",
       .answer = get_queue,
       .result = "Queue"},
  };
}

}  // namespace respite::server
