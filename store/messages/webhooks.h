// Webhooks: addresses that are told what happens, and the outbox of what they are to be told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/instant.h"
#include "store/messages/outbox.h"

namespace respite {

using WebhookId = std::int64_t;  // 1, 2, ...

// What may be told. Their names are those of the option --events and of the bodies.
enum class HookEvent { kPublish, kConsent, kPromise, kEscalation };
[[nodiscard]] std::string to_text(HookEvent event);  // "publish"
[[nodiscard]] std::optional<HookEvent> parse_hook_event(const std::string& text);

struct WebhookRecord {
  WebhookId id = 0;  // given by add_webhook
  std::string url;
  std::string secret;             // what bodies are signed with; empty once it is ended
  std::vector<HookEvent> events;  // what it is told, in the order of the enumeration
  bool may_be_private = false;    // it may be at an address that is not a public one
  Instant created;
  std::string by;
  std::optional<Instant> ended;  // it is told nothing from then on
};

// One event for one webhook; its body is JSON.
struct Delivery : OutboxLetter {
  WebhookId webhook = 0;
};

namespace store {

WebhookId add_webhook(Database& database, const WebhookRecord& record);
// What it was not told by then is given up, and its secret is gone. Ended again: as it was.
void end_webhook(Database& database, WebhookId webhook, Instant at);
[[nodiscard]] std::vector<WebhookRecord> read_webhooks(const Database& database);  // by id

// Whether any webhook wants to hear of it.
[[nodiscard]] bool is_wanted(const Database& database, HookEvent about);

// Puts a delivery to each webhook that wants to hear of it into the outbox, due then, else at once.
// Within the transaction of what it tells of, so that there is neither without the other. What was
// put there under that event's id before stays as it is.
void put_deliveries(Database& database, HookEvent about, const std::string& event, Instant made,
                    const std::string& body, std::optional<Instant> due = {});

// Neither delivered nor given up, and due to that webhook by now; oldest first.
[[nodiscard]] std::vector<Delivery> due_deliveries(const Database& database, WebhookId webhook,
                                                   Instant now);
// All of them, oldest first.
[[nodiscard]] std::vector<Delivery> read_deliveries(const Database& database);
// Webhooks that something is due to by now.
[[nodiscard]] std::vector<WebhookId> due_webhooks(const Database& database, Instant now);

// The standing a request's promise was last found in, "at risk"; empty where none was ever noted.
[[nodiscard]] std::string noted_standing(const Database& database, std::int64_t request);
void note_standing(Database& database, std::int64_t request, const std::string& standing);

}  // namespace store
}  // namespace respite
