// What may follow what on the next day, for one person.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/solve/shifts/day_caps.h"
#include "scheduler/solve/shifts/day_posts.h"

namespace respite {

// [kind] the kinds that may come in the next period, as bits: what may on one day of the window
// may. Weighted limits are hard ones. `all`: the limits that bind the person.
[[nodiscard]] std::vector<std::uint64_t> day_follows(const DayScope& scope, PersonIndex person,
                                                     const std::vector<const Limits*>& all,
                                                     const std::vector<DayDuty>& duties,
                                                     std::size_t kinds);

}  // namespace respite
