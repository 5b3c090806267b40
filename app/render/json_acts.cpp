#include "app/render/json_parts.h"
#include "app/render/question_json.h"
#include "app/render/report_acts.h"

namespace respite {
namespace {

void add(Json& json, const char* key, const std::optional<Instant>& instant) {
  if (instant) json[key] = to_rfc3339(*instant);
}

void add(Json& json, const std::optional<Interval>& slot) {
  if (!slot) return;
  json["slot"] = to_rfc3339(slot->begin);
  json["until"] = to_rfc3339(slot->end);
}

Json json_of(const BookedView& booked) {
  Json json = {{"id", booked.id}, {"person", booked.person}};
  add(json, booked.slot);
  json["firm"] = booked.firm;
  json["purpose"] = booked.purpose;
  return json;
}

Json json_of(const MovedView& moved) {
  Json json = {{"person", moved.person},
               {"kind", moved.kind},
               {"was", {to_rfc3339(moved.was.begin), to_rfc3339(moved.was.end)}},
               {"owed", !moved.placed}};
  if (moved.placed) {
    json["placed"] = {to_rfc3339(moved.placed->begin), to_rfc3339(moved.placed->end)};
  }
  return json;
}

Json json_of(const ConsentView& consent) {
  Json json = {{"id", consent.id}, {"request", consent.request}};
  if (!consent.person.empty())
    json.update({{"signer", consent.signer}, {"person", consent.person}});
  add(json, consent.slot);
  if (!consent.rules.empty()) json["rules"] = consent.rules;
  json["state"] = consent.state;
  json["asked"] = to_rfc3339(consent.asked);
  json["expires"] = to_rfc3339(consent.expires);
  if (!consent.asks.empty()) json["asks"] = consent.asks;
  return json;
}

Json json_of(const OwedView& owed) {
  return {{"person", owed.person},
          {"kind", owed.kind},
          {"seconds", owed.time.count()},
          {"because", owed.because}};
}

Json json_of(const RequestView& request) {
  Json json = {{"id", request.id},
               {"received", to_rfc3339(request.received)},
               {"requester", request.requester},
               {"role", request.role},
               {"category", request.category}};
  if (!request.priority.empty()) json["priority"] = request.priority;
  if (!request.skill.empty()) json["skill"] = request.skill;
  if (!request.said.about.empty()) json["about"] = request.said.about;
  if (!request.said.place.empty()) json["place"] = request.said.place;
  if (!request.said.call_back.empty()) json["call_back"] = request.said.call_back;
  json["verdict"] = request.verdict;
  json["state"] = request.state;
  if (request.person) json["person"] = *request.person;
  if (request.booked) json["booked"] = json_of(*request.booked);
  add(json, "promise", request.promise);
  add(json, "ack_by", request.ack_by);
  add(json, "started", request.started);
  add(json, "closed", request.closed);
  return json;
}

Json json_of(const QueuedView& queued) {
  Json json = json_of(queued.request);
  json["age"] = queued.age;
  json["standing"] = queued.standing;
  if (queued.alarm) json["alarm"] = *queued.alarm;
  return json;
}

Json json_of(const IncidentView& incident) {
  Json json = {{"id", incident.id}, {"person", incident.person}};
  if (incident.request) json["request"] = *incident.request;
  json["began"] = to_rfc3339(incident.began);
  add(json, "ended", incident.ended);
  add(json, "withdrawn", incident.withdrawn);
  add(json, "rests_until", incident.rests_until);
  Json owed = Json::array();
  for (const OwedView& each : incident.owed) owed.push_back(json_of(each));
  json["owed"] = owed;
  json["at_risk"] = incident.at_risk;
  return json;
}

Json json_of(const AuditLine& line) {
  return {{"number", line.number},   {"at", to_rfc3339(line.at)}, {"by", line.by},
          {"os_user", line.os_user}, {"act", line.act},           {"subject", line.subject},
          {"detail", line.detail}};
}

template <class Value>
Json list_of(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(json_of(value));
  return list;
}

}  // namespace

std::string to_json_line(const TakenView& view, bool explain) {
  Json json = Json::parse(to_json_line(view.answer, explain));
  json["request"] = view.request;
  if (view.booked) json["booked"] = json_of(*view.booked);
  if (!view.moved.empty()) json["moved"] = list_of(view.moved);
  if (!view.requeued.empty()) json["requeued"] = view.requeued;
  if (!view.consents.empty()) json["consents"] = list_of(view.consents);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string to_json(const QueueView& view) {
  return document({{"at", to_rfc3339(view.at)},
                   {"requests", list_of(view.requests)},
                   {"settled", view.settled},
                   {"alarmed", view.alarmed()}});
}

std::string to_json(const ConsentsView& view) {
  return document({{"consents", list_of(view.consents)}, {"refused", view.refused}});
}

std::string to_json(const AnsweredView& view) {
  Json json = {{"consent", json_of(view.consent)}, {"missing", list_of(view.missing)}};
  if (view.booked) json["booked"] = json_of(*view.booked);
  json["moved"] = list_of(view.moved);
  json["owed"] = list_of(view.owed);
  return document(json);
}

std::string to_json(const IncidentView& view) { return document(json_of(view)); }

std::string to_json(const IncidentsView& view) {
  return document({{"incidents", list_of(view.incidents)}});
}

std::string to_json(const ClosedView& view) {
  Json json = json_of(view.request);
  if (view.review) json["review"] = json_of(*view.review);
  return document(json);
}

std::string to_json(const AuditView& view) { return document({{"entries", list_of(view.lines)}}); }

std::string to_json(const AuditVerdict& view) {
  return document({{"sound", view.damages.empty()},
                   {"revisions", view.revisions},
                   {"entries", view.entries},
                   {"digest", view.digest},
                   {"damages", view.damages}});
}

std::string to_json(const BackupView& view) {
  return document({{"file", view.file},
                   {"revision", view.revision},
                   {"bytes", view.bytes},
                   {"sha256", view.sha256}});
}

}  // namespace respite
