// Clocks: the civil facts of turns in one zone, looked up once.
#pragma once

#include <vector>

#include "scheduler/rota/problem.h"

namespace respite {

// The desk's weekend hours; Saturday and Sunday where it has none.
[[nodiscard]] WeeklyHours weekend_hours(const Desk& desk);

// Work days are the civil days on which a work turn's slots begin. Work time is cut at the desk's
// week start, midnight in the zone. A weekend is touched where covered time meets the desk's
// weekend hours, on the zone's clock; its days are the weekdays of which these cover half.
[[nodiscard]] Clock make_clock(Zone zone, const HolidayCalendar& holidays,
                               const std::vector<ProblemTurn>& turns, const Desk& desk,
                               Interval window);

// The day as a number, 1970-01-01 being 0.
[[nodiscard]] inline int day_number(Day day) {
  return static_cast<int>(day.time_since_epoch().count());
}

}  // namespace respite
