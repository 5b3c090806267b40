// Whom an emergency went to, one after the other, and who acknowledged it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/instant.h"
#include "store/database.h"
#include "store/requests.h"

namespace respite {

struct LadderStepRecord {
  RequestId request = 0;
  int step = 0;  // 1, 2, ...
  std::string person;
  std::string event;            // id of the messages that tell them
  Instant at;                   // when they were to be told
  std::optional<Instant> told;  // since when a relay or a webhook has taken one of those
};

namespace store {

// Within the transaction of what puts the messages.
void add_ladder_step(Database& database, const LadderStepRecord& step);
[[nodiscard]] std::vector<LadderStepRecord> read_ladder(const Database& database,
                                                        RequestId request);  // by step
// Of all requests that have not ended, by request and step.
[[nodiscard]] std::vector<LadderStepRecord> read_open_ladders(const Database& database);
// Whether it is one of their messages.
[[nodiscard]] bool is_of_emergency(const Database& database, const std::string& event);
// The first who says so stands, and mails that still wait to tell of it are not sent any more. False
// where it was acknowledged already.
bool acknowledge(Database& database, RequestId request, const std::string& by, Instant at);

}  // namespace store
}  // namespace respite
