// Which hours of the week a set of times falls on.
#pragma once

#include <vector>

#include "scheduler/time/interval_set.h"
#include "scheduler/time/zone.h"

namespace respite {

// From `from` to `to` (24:00 at most) of a weekday on the wall clock.
struct WeekStretch {
  Weekday weekday;
  TimeOfDay from{};
  TimeOfDay to{};
  int dates = 0;  // on so many of them some of it is in the set
  int of = 0;     // so many there were at all
  friend bool operator==(const WeekStretch&, const WeekStretch&) = default;
};

// Counts by quarter hours of the clock; a part of one counts as all of it. `some` lies in `all`,
// which says how many dates there were. Sorted from `first` on; neighbours with the same numbers
// are one.
[[nodiscard]] std::vector<WeekStretch> hours_of_week(const IntervalSet& some,
                                                     const IntervalSet& all, Zone zone,
                                                     Weekday first);

}  // namespace respite
