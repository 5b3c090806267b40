// From what is published to what a problem starts from.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/rota/problem.h"
#include "store/published.h"

namespace respite {

// Published turns of rotas and seats the team file still has, duties of others by person, and the
// ledger at the start of the window. People gone from the file are named by id. With `now` the
// window is to be planned: what has begun by then stays, what is published in it is replaced.
// Without, it is only looked at.
[[nodiscard]] Facts facts_from(const Desk& desk, const DeskCalendars& calendars,
                               const std::vector<SlotRecord>& published, Interval window,
                               std::optional<Instant> now = std::nullopt);

}  // namespace respite
