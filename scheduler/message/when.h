// When somebody is told what can wait.
#pragma once

#include "scheduler/team/desk.h"

namespace respite {

// The end of the night that lies on `now` on the person's own clock, by the desk's band hours; now
// itself by day.
[[nodiscard]] Instant end_of_night(const Desk& desk, const Person& person, Instant now);

// The morning of the next first day of a week, 08:00 on the person's own clock.
[[nodiscard]] Instant next_digest(const Desk& desk, const Person& person, Instant now);

}  // namespace respite
