// What may follow what on the next day, for one person.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/solve/shifts/day_caps.h"
#include "scheduler/solve/shifts/day_posts.h"

namespace respite {

// [kind] days off after it, where a longer rest follows duties of its kind: as many as the rest
// takes before the soonest other duty. `least`: what is asked for anyway; `sound` turns false where
// more is asked for, since what is of the same kind may follow sooner.
[[nodiscard]] std::vector<int> days_off_after(const DayScope& scope, PersonIndex person,
                                              const std::vector<const Limits*>& all,
                                              const std::vector<DayDuty>& duties, std::size_t kinds,
                                              int least, bool& sound);

// [kind] the kinds that may come in the next period, as bits: what may on one day of the window
// may. Weighted limits are hard ones. `all`: the limits that bind the person.
[[nodiscard]] std::vector<std::uint64_t> day_follows(const DayScope& scope, PersonIndex person,
                                                     const std::vector<const Limits*>& all,
                                                     const std::vector<DayDuty>& duties,
                                                     std::size_t kinds);

}  // namespace respite
