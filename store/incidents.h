// Call-outs, and what a person is owed for them and for boundaries they gave up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/rota/account.h"
#include "store/requests.h"

namespace respite {

using IncidentId = std::int64_t;

struct IncidentRecord {
  IncidentId id = 0;
  std::optional<RequestId> request;
  std::string person;
  Instant began;
  std::optional<Instant> ended;  // nothing: it goes on
};

// Rest: to be taken off duty, minute for minute. Load: weighed by band, for the account.
enum class OwedKind { kRest, kLoad };
[[nodiscard]] std::string to_text(OwedKind kind);  // "rest"

struct OwedRecord {
  std::string person;
  OwedKind kind = OwedKind::kLoad;
  Seconds time{};
  Instant since;
  // What it is owed for, one of them.
  std::optional<RequestId> request{};
  std::optional<IncidentId> incident{};
};

// A protected block that gave way to a request, or came back: `was` then says where from, and for
// one that was owed it is its place.
struct MovedBlockRecord {
  std::int64_t id = 0;
  RequestId request = 0;
  std::string person;
  std::string kind;      // "learning"
  std::string firmness;  // "movable"
  Interval was;
  std::optional<Interval> placed;  // nothing: there was no room, and it is owed
  bool interruption = true;        // counts for the week's budget; with consent it does not
  Instant at;
};

namespace store {

IncidentId add_incident(Database& database, const IncidentRecord& record);
void end_incident(Database& database, IncidentId incident, Instant ended);
// It never was, as far as anything counts it, and nothing is owed for it.
void withdraw_incident(Database& database, IncidentId incident, Instant withdrawn);
// By id, without those withdrawn.
[[nodiscard]] std::vector<IncidentRecord> read_incidents(const Database& database);

void add_owed(Database& database, const OwedRecord& record);
// What the request was to make up for never came to pass.
void drop_owed(Database& database, RequestId request, Instant at);
[[nodiscard]] std::vector<OwedRecord> read_owed(const Database& database);  // oldest first
// Load owed to people, and when they earned it: during the call-out, else when it was agreed;
// oldest first.
[[nodiscard]] std::vector<CalledOut> read_call_outs(const Database& database);

void add_moved_block(Database& database, const MovedBlockRecord& record);
[[nodiscard]] std::vector<MovedBlockRecord> read_moved_blocks(const Database& database);  // by id

}  // namespace store
}  // namespace respite
