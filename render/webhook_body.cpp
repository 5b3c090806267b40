#include "render/webhook_body.h"

#include "app/operation/result.h"

namespace respite {
namespace {

Members begun(const EventHead& head, const char* event) {
  return {{"version", {std::int64_t{1}}},
          {"id", {head.id}},
          {"event", {event}},
          {"at", {to_rfc3339(head.at)}},
          {"desk", {head.desk}}};
}

void add(Members& body, const char* name, const auto& value) {
  body.emplace_back(name, tree_of(value));
}

// Nothing follows the last brace: the body is signed as it is sent.
std::string line(Members members) {
  std::string text = to_line({std::move(members)});
  text.pop_back();
  return text;
}

}  // namespace

std::string body_of(const PublishedEvent& event) {
  Members body = begun(event.head, "publish");
  add(body, "revision", event.revision);
  add(body, "kind", event.kind);
  add(body, "undoes", event.undoes);
  add(body, "by", event.by);
  add(body, "begin", event.window.begin);
  add(body, "end", event.window.end);
  add(body, "duties_changed", event.duties_changed);
  add(body, "people", event.people);
  return line(std::move(body));
}

std::string body_of(const ConsentEvent& event) {
  Members body = begun(event.head, "consent");
  add(body, "consent", event.consent);
  add(body, "request", event.request);
  add(body, "signer", event.signer);
  add(body, "person", event.person);
  add(body, "asks", event.asks);
  const std::optional<Interval>& slot = event.slot;
  add(body, "slot", slot ? std::optional(slot->begin) : std::nullopt);
  add(body, "until", slot ? std::optional(slot->end) : std::nullopt);
  add(body, "expires", event.expires);
  return line(std::move(body));
}

std::string body_of(const EscalationEvent& event) {
  Members body = begun(event.head, "escalation");
  add(body, "request", event.request);
  add(body, "step", event.step);
  add(body, "person", event.person);
  add(body, "name", event.name);
  add(body, "reach", event.reach);
  add(body, "asks", event.asks);
  add(body, "about", event.about);
  add(body, "place", event.place);
  add(body, "call_back", event.call_back);
  add(body, "received", event.received);
  add(body, "next", event.next);
  add(body, "acknowledge", event.acknowledge.empty() ? Tree{} : Tree{event.acknowledge});
  return line(std::move(body));
}

std::string body_of(const PromiseEvent& event) {
  Members body = begun(event.head, "promise");
  add(body, "request", event.request);
  add(body, "standing", event.standing);
  add(body, "promise", event.promise);
  add(body, "ack_by", event.ack_by);
  return line(std::move(body));
}

}  // namespace respite
