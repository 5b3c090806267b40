// Webhooks: addresses that are told what happens, and the outbox of what they are to be told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/instant.h"
#include "store/database.h"

namespace respite {

using WebhookId = std::int64_t;  // 1, 2, ...

// What may be told. Their names are those of the option --events and of the bodies.
enum class HookEvent { kPublish, kConsent, kPromise };
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

// One event for one webhook.
struct Delivery {
  std::int64_t number = 0;  // 1, 2, ... over all webhooks
  WebhookId webhook = 0;
  std::string event;  // its id: the same for every webhook and every try
  Instant made;
  std::string body;  // JSON; empty once it is dropped
  Instant next_try;
  int tries = 0;
  std::optional<Instant> delivered;
  std::optional<Instant> given_up;  // since when it is not tried any more
  std::string last_answer;          // of the last try, for people: "HTTP 500"
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

// Neither delivered nor given up, and due by now; oldest first.
[[nodiscard]] std::vector<Delivery> due_deliveries(const Database& database, Instant now);
// All of them, oldest first.
[[nodiscard]] std::vector<Delivery> read_deliveries(const Database& database);
// How many are neither delivered nor given up.
[[nodiscard]] std::int64_t count_waiting(const Database& database);

// Counts a try before it is made and sets the next one, so that whoever is killed in it leaves a
// delivery that is tried again. False where somebody else has tried it since it was read.
[[nodiscard]] bool begin_try(Database& database, const Delivery& delivery, Instant next_try);
void note_delivered(Database& database, std::int64_t delivery, Instant at,
                    const std::string& answer);
void note_failed(Database& database, std::int64_t delivery, const std::string& answer);
void give_up(Database& database, std::int64_t delivery, Instant at, const std::string& answer);
// Takes deliveries out that were delivered or given up before then.
void drop_done(Database& database, Instant before);

// The standing a request's promise was last found in, "at risk"; empty where none was ever noted.
[[nodiscard]] std::string noted_standing(const Database& database, std::int64_t request);
void note_standing(Database& database, std::int64_t request, const std::string& standing);

}  // namespace store
}  // namespace respite
