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

// One occurrence of a span: what the clock says, and when that is. Edges that a clock change skips
// go to the transition, so an occurrence can be empty but never negative.
struct Occurrence {
  Wall begin;
  Wall end;
  Interval span;
  friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

// Every occurrence that shares time with the window, whole, each by itself; sorted by date of
// beginning, then in the order of the hours. Those that a clock change leaves empty are dropped.
[[nodiscard]] std::vector<Occurrence> occurrences(const WeeklyHours& hours, Zone zone,
                                                  Interval window);

// The hours as instants that begin on the dates [first, last) in the zone.
[[nodiscard]] IntervalSet expand(const WeeklyHours& hours, Zone zone, Day first, Day last);

// The hours that fall in the window, spans begun before it included.
[[nodiscard]] IntervalSet expand(const WeeklyHours& hours, Zone zone, Interval window);

}  // namespace respite
