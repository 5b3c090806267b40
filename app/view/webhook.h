// What webhooks are told, and what is told of webhooks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/view/times.h"
#include "store/messages/webhooks.h"

namespace respite {

// What every body begins with.
struct EventHead {
  std::string id;  // the same for every webhook and every try; 32 hex digits
  Instant at;      // when it happened
  std::string desk;
};

// Ids only: no note, no topic, nothing of protected time.
struct PublishedEvent {
  EventHead head;
  std::int64_t revision = 0;
  std::string kind;  // "publish", "undo"
  std::optional<std::int64_t> undoes;
  std::string by;
  Interval window;
  std::int64_t duties_changed = 0;  // slots
  std::vector<std::string> people;  // ids of those whose duties it changes
};

// No more than whoever is to answer may see: neither the rules nor who asked for what.
struct ConsentEvent {
  EventHead head;
  std::int64_t consent = 0;
  std::int64_t request = 0;
  std::string signer;             // "person", "lead"
  std::string person;             // whose time it is
  std::vector<std::string> asks;  // ids of those who may answer
  std::optional<Interval> slot;   // nothing: whether it is done at all
  Instant expires;
};

// Nothing of who asked, and for what.
struct PromiseEvent {
  EventHead head;
  std::int64_t request = 0;
  std::string standing;  // "at risk", "broken"
  std::optional<Instant> promise;
  std::optional<Instant> ack_by;
};

// An emergency: everything a pager needs.
struct EscalationEvent {
  EventHead head;
  std::int64_t request = 0;
  int step = 1;
  std::string person;  // id of who is to act
  std::string name;
  std::vector<std::string> reach;  // their numbers, best first
  std::string asks;                // name of who asks
  std::string about;               // in their words
  std::string place;
  std::string call_back;
  Instant received;
  std::optional<Instant> next;  // when the next one is told; nothing: nobody is
  std::string acknowledge;      // link; may be empty
};

[[nodiscard]] inline std::vector<std::string> names_of(const std::vector<HookEvent>& events) {
  std::vector<std::string> names;
  names.reserve(events.size());
  for (const HookEvent event : events) names.push_back(to_text(event));
  return names;
}

struct WebhookView : WebhookRecord {
  int waiting = 0;                       // deliveries that are still tried
  std::optional<Instant> next_try = {};  // of the first of them
  std::string last_answer = {};          // of the last try; empty: none yet
};

void fields(auto& visit, const WebhookView& hook) {
  visit("id", hook.id, "number of the webhook");
  visit("url", hook.url, "");
  visit("events", names_of(hook.events), "publish, consent, promise, escalation");
  visit("allow_private", hook.may_be_private, "it may be in a private network");
  visit("created", hook.created, "");
  visit("by", hook.by, "who made it");
  visit("ended", hook.ended, "");
  visit("waiting", hook.waiting, "deliveries that are still tried");
  visit("next_try", hook.next_try, "of the first of them");
  visit("last_answer", hook.last_answer, "of the last try; empty: none yet");
}

// With its secret, which is told this once.
struct MadeWebhookView {
  WebhookView webhook;
};

void fields(auto& visit, const MadeWebhookView& view) {
  fields(visit, view.webhook);
  visit("secret", view.webhook.secret, "told this once");
}

[[nodiscard]] inline std::string_view state_of(const Delivery& delivery) {
  return delivery.delivered ? "delivered" : delivery.given_up ? "given up" : "waiting";
}

void fields(auto& visit, const Delivery& delivery) {
  visit("letter", delivery.number, "number of the delivery");
  visit("webhook", delivery.webhook, "number of the webhook");
  visit("event", delivery.event, "id of what happened");
  visit("made", delivery.made, "");
  visit("tries", delivery.tries, "");
  visit("state", state_of(delivery), "waiting, delivered or given up");
  visit("when", delivery.delivered.value_or(delivery.given_up.value_or(delivery.next_try)),
        "of the next try; since when it is in that state");
  visit("answer", delivery.last_answer, "");
}

struct WebhooksView {
  std::vector<WebhookView> webhooks;
  std::vector<Delivery> given_up;
};

void fields(auto& visit, const WebhooksView& view) {
  visit("webhooks", view.webhooks, "");
  visit("given_up", view.given_up, "what could not be delivered");
}

// What a run tried, in that order, and what is left.
struct DeliveryView {
  std::vector<Delivery> tried;
  int waiting = 0;
};

void fields(auto& visit, const DeliveryView& view) {
  visit("tried", view.tried, "");
  visit("waiting", view.waiting, "");
}

}  // namespace respite
