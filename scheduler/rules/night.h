// Nights: which nights somebody on duty works.
#pragma once

#include <vector>

#include "scheduler/time/interval_set.h"
#include "scheduler/time/weekly_hours.h"

namespace respite {

// A night counts where so much of the night band is covered.
inline constexpr Seconds kLeastOfNight = std::chrono::hours{3};

// The nights that a duty's covered time makes somebody work, by the civil day on which each
// begins; sorted. `night`: the desk's night band, on the holder's clock.
//
//   22:00 |- - - - - - - -| 06:00
//   a duty from 18:00 to 00:30 has none of it, one to 01:00 has it
[[nodiscard]] std::vector<Day> nights_in(const IntervalSet& time, const WeeklyHours& night,
                                         Zone zone);

}  // namespace respite
