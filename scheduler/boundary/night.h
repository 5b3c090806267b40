// The hours in which nobody is asked about what can wait.
#pragma once

#include <optional>

#include "scheduler/boundary/person_time.h"
#include "scheduler/time/zone.h"

namespace respite {

// Whether the interval touches a minute between 22:00 and 07:00 of that clock.
[[nodiscard]] bool touches_night(Zone zone, Interval interval);

// When somebody is best asked to agree to a time: in their next personal hours (leave out), else
// outside of the night, and now only where neither comes a quarter hour before the time begins.
// Without a time: within a week.
[[nodiscard]] Instant when_to_ask(const PersonTime& time, const std::optional<Interval>& slot,
                                  Instant now);

}  // namespace respite
