// What webhooks are told, and what is told of webhooks, as plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/interval.h"

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

struct WebhookView {
  std::int64_t id = 0;
  std::string url;
  std::vector<std::string> events;  // "publish", "consent", "promise"
  bool may_be_private = false;
  Instant created;
  std::string by;
  std::optional<Instant> ended;
  int waiting = 0;                  // letters that are still tried
  std::optional<Instant> next_try;  // of the first of them
  std::string last_answer;          // of the last try; empty: none yet
};

struct MadeWebhookView {
  WebhookView webhook;
  std::string secret;  // shown this once
};

// One event for one webhook.
struct LetterView {
  std::int64_t number = 0;
  std::int64_t webhook = 0;
  std::string event;  // id
  Instant made;
  int tries = 0;
  std::string state;  // "waiting", "delivered", "given up"
  Instant when;       // of the next try; since when it is in that state
  std::string answer;
};

struct WebhooksView {
  std::vector<WebhookView> webhooks;
  std::vector<LetterView> given_up;
};

// What a run tried, in that order, and what is left.
struct DeliveryView {
  std::vector<LetterView> tried;
  int waiting = 0;
};

}  // namespace respite
