// How much floating time is due in each week.
#pragma once

#include <vector>

#include "scheduler/protect/week_blocks.h"

namespace respite::protect {

// What of a declaration that floats is due in each of the weeks, for one person: of a week its
// amount, of a month's the part that their hours have in it, in whole blocks; of a week that the
// window cuts, the part of their hours that lies in it. Nothing before they join or after they
// leave.
[[nodiscard]] std::vector<Seconds> due_in_weeks(const Desk& desk, PersonIndex person,
                                                const FloatingTime& floating,
                                                const std::vector<WeekOf>& weeks);

}  // namespace respite::protect
