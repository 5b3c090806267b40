// From what is published to what a problem starts from.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/rota/problem.h"
#include "store/published.h"

namespace respite {

// Published turns of rotas and seats the team file still has, and duties of others by person.
// People gone from the file are named by id. With `now` the window is to be planned: what has begun
// by then stays, what is published in it is replaced. Without, it is only looked at.
[[nodiscard]] Facts facts_from(const Desk& desk, const std::vector<SlotRecord>& published,
                               Interval window, std::optional<Instant> now = std::nullopt);

// What fairness rests on: everything settled, and call-outs.
struct Past {
  Account account;
  std::vector<CalledOut> call_outs;
};

// Adds what everybody carries into the window, by the slots that stand.
void carry_in(Facts& facts, const Desk& desk, const Past& past,
              const std::vector<SlotRecord>& stand, Interval window);

}  // namespace respite
