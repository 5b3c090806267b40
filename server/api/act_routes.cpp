#include "app/audit.h"
#include "app/consents.h"
#include "app/incidents.h"
#include "app/render/report_acts.h"
#include "server/api/answer.h"
#include "server/api/body.h"
#include "server/api/routes.h"

namespace respite::server {
namespace {

using store::TokenRole;

http::Response get_consents(const Call& call, Services&) {
  return json(to_json(list_consents(call.open_desk(), flag_in(call, "all"))));
}

template <AnsweredView (*kAnswer)(const OpenDesk&, ConsentId)>
http::Response answer_consent(const Call& call, Services&) {
  Body(call).done();
  return json(to_json(kAnswer(call.open_desk(), captured_number(call))));
}

http::Response get_incidents(const Call& call, Services&) {
  return page(call, to_json(list_incidents(call.open_desk())), "incidents");
}

http::Response post_incident(const Call& call, Services&) {
  Body body(call);
  CallOut call_out;
  call_out.person = body.required_text("person");
  call_out.request = body.number("request", 1, INT64_MAX);
  call_out.at = body.time("at");
  body.done();
  return json(to_json(begin_incident(call.open_desk(), call_out)), 201);
}

http::Response end_one(const Call& call, Services&) {
  Body body(call);
  const auto at = body.time("at");
  body.done();
  return json(to_json(end_incident(call.open_desk(), captured_number(call), at)));
}

http::Response withdraw_one(const Call& call, Services&) {
  Body(call).done();
  return json(to_json(withdraw_incident(call.open_desk(), captured_number(call))));
}

http::Response get_audit(const Call& call, Services&) {
  const std::string zone(call.state->desk->desk.zone.name());
  return page(call, to_json(read_audit(call.invocation(), zone)), "entries");
}

http::Response get_audit_verdict(const Call& call, Services&) {
  return json(to_json(verify_audit(call.invocation())));
}

Route nameless(Route route) {
  route.nameless = true;
  return route;
}

Route consent_route(std::string_view pattern, std::string_view operation, std::string_view about,
                    http::Response (*answer)(const Call&, Services&)) {
  return {.method = "POST",
          .pattern = pattern,
          .least = TokenRole::kTechnician,
          .operation = operation,
          .about = about,
          .answer = answer,
          .result = "Answered"};
}

}  // namespace

std::vector<Route> act_routes() {
  const Param limit = {"limit", "How many (default: 100)", "integer"};
  const Param after = {"after", "The cursor \"next\" of the page before"};
  return {
      {.method = "GET",
       .pattern = "/api/v1/consents",
       .least = TokenRole::kTechnician,
       .operation = "consents",
       .about = "Consents that are asked for",
       .answer = get_consents,
       .query = {{"all", "Those that were answered too", "boolean"}},
       .result = "Consents"},
      consent_route("/api/v1/consents/{consent}/give", "give_consent", "Give a consent",
                    answer_consent<give_consent>),
      nameless(consent_route("/api/v1/consents/{consent}/refuse", "refuse_consent",
                             "Refuse a consent; no reason is needed",
                             answer_consent<refuse_consent>)),
      consent_route("/api/v1/consents/{consent}/revoke", "revoke_consent",
                    "Take back a consent that was given", answer_consent<revoke_consent>),
      {.method = "GET",
       .pattern = "/api/v1/incidents",
       .least = TokenRole::kTechnician,
       .operation = "incidents",
       .about = "Call-outs, the latest first",
       .answer = get_incidents,
       .query = {limit, after},
       .result = "Page"},
      {.method = "POST",
       .pattern = "/api/v1/incidents",
       .least = TokenRole::kTechnician,
       .operation = "begin_incident",
       .about = "Record that somebody was called out",
       .answer = post_incident,
       .body = "CallOut",
       .result = "Incident",
       .status = 201},
      {.method = "POST",
       .pattern = "/api/v1/incidents/{incident}/end",
       .least = TokenRole::kTechnician,
       .operation = "end_incident",
       .about = "Record that a call-out ended",
       .answer = end_one,
       .body = "End",
       .result = "Incident"},
      {.method = "POST",
       .pattern = "/api/v1/incidents/{incident}/withdraw",
       .least = TokenRole::kTechnician,
       .operation = "withdraw_incident",
       .about = "Withdraw a call-out that was recorded by mistake",
       .answer = withdraw_one,
       .result = "Incident"},
      {.method = "GET",
       .pattern = "/api/v1/audit",
       .least = TokenRole::kLead,
       .operation = "audit",
       .about = "What happened: when, by whom",
       .answer = get_audit,
       .query = {limit, after},
       .result = "Page"},
      {.method = "GET",
       .pattern = "/api/v1/audit/verdict",
       .least = TokenRole::kLead,
       .operation = "verify_audit",
       .about = "Whether the record is sound",
       .answer = get_audit_verdict,
       .result = "AuditVerdict"},
  };
}

}  // namespace respite::server
