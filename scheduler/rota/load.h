// Load of a turn for whoever holds it.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/rota/turn.h"
#include "scheduler/rules/band.h"

namespace respite {

[[nodiscard]] IntervalSet covered_time(const Turn& turn);
[[nodiscard]] int factor_of(const Desk& desk,
                            const Turn& turn);  // percent; 100 for a seat that is gone

// Load seconds of a turn for each person: [person]. People on one clock and one calendar share
// the work.
[[nodiscard]] std::vector<std::int64_t> loads_of(const Desk& desk, const DeskCalendars& calendars,
                                                 const Turn& turn);

}  // namespace respite
