// Hours that repeat each week on somebody's wall clock.
#pragma once

#include <vector>

#include "scheduler/time/civil.h"
#include "scheduler/time/interval_set.h"
#include "scheduler/time/zone.h"

namespace respite {

// From `from` on `weekday` to `to`: the same day where from < to (to may be 24:00), else the next
// day ("22:00-06:00"; "09:00-09:00" is a whole day).
struct WeeklySpan {
  Weekday weekday;
  TimeOfDay from;
  TimeOfDay to;
  friend bool operator==(const WeeklySpan&, const WeeklySpan&) = default;
};

using WeeklyHours = std::vector<WeeklySpan>;  // any order, overlaps allowed

// The hours as instants that begin on the dates [first, last) in the zone; edges that a clock
// change skips go to the transition, so nothing is negative.
[[nodiscard]] IntervalSet expand(const WeeklyHours& hours, Zone zone, Day first, Day last);

// The hours that fall in the window, spans begun before it included.
[[nodiscard]] IntervalSet expand(const WeeklyHours& hours, Zone zone, Interval window);

}  // namespace respite
