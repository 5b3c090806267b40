// From what is published to what a problem starts from.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/rota/problem.h"
#include "store/published.h"

namespace respite {

// Published turns of rotas and seats the team file still has, duties of others by person, and the
// ledger at the start of the window. People gone from the file are named by id. What has begun by
// `now` stays (nothing: nothing has begun); `window` is the one to be planned or looked at.
[[nodiscard]] Facts facts_from(const Desk& desk, const DeskCalendars& calendars,
                               const std::vector<SlotRecord>& published, Interval window,
                               std::optional<Instant> now = std::nullopt);

}  // namespace respite
