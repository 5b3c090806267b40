#include "render/webhook_body.h"
#include <nlohmann/json.hpp>

namespace respite {

using Json = nlohmann::ordered_json;
namespace {

Json begun(const EventHead& head, const char* event) {
  return {{"version", 1},
          {"id", head.id},
          {"event", event},
          {"at", to_rfc3339(head.at)},
          {"desk", head.desk}};
}

Json time_or_null(const std::optional<Instant>& instant) {
  return instant ? Json(to_rfc3339(*instant)) : Json(nullptr);
}

std::string line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string body_of(const PublishedEvent& event) {
  Json json = begun(event.head, "publish");
  json["revision"] = event.revision;
  json["kind"] = event.kind;
  json["undoes"] = event.undoes ? Json(*event.undoes) : Json(nullptr);
  json["by"] = event.by;
  json["begin"] = to_rfc3339(event.window.begin);
  json["end"] = to_rfc3339(event.window.end);
  json["duties_changed"] = event.duties_changed;
  json["people"] = event.people;
  return line(json);
}

std::string body_of(const ConsentEvent& event) {
  Json json = begun(event.head, "consent");
  json["consent"] = event.consent;
  json["request"] = event.request;
  json["signer"] = event.signer;
  json["person"] = event.person;
  json["asks"] = event.asks;
  const std::optional<Interval>& slot = event.slot;
  json["slot"] = time_or_null(slot ? std::optional(slot->begin) : std::nullopt);
  json["until"] = time_or_null(slot ? std::optional(slot->end) : std::nullopt);
  json["expires"] = to_rfc3339(event.expires);
  return line(json);
}

std::string body_of(const EscalationEvent& event) {
  Json json = begun(event.head, "escalation");
  json["request"] = event.request;
  json["step"] = event.step;
  json["person"] = event.person;
  json["name"] = event.name;
  json["reach"] = event.reach;
  json["asks"] = event.asks;
  json["about"] = event.about;
  json["place"] = event.place;
  json["call_back"] = event.call_back;
  json["received"] = to_rfc3339(event.received);
  json["next"] = time_or_null(event.next);
  json["acknowledge"] = event.acknowledge.empty() ? Json(nullptr) : Json(event.acknowledge);
  return line(json);
}

std::string body_of(const PromiseEvent& event) {
  Json json = begun(event.head, "promise");
  json["request"] = event.request;
  json["standing"] = event.standing;
  json["promise"] = time_or_null(event.promise);
  json["ack_by"] = time_or_null(event.ack_by);
  return line(json);
}

}  // namespace respite
