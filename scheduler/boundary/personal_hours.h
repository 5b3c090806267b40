// When one person works: their hours, whatever fills them.
#pragma once

#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

// Personal hours in the window, on the person's clock, less the holidays of their site (of the
// desk where they have none) and the time before they join and after they leave. Leave is in it.
[[nodiscard]] IntervalSet personal_hours(const Desk& desk, const DeskCalendars& calendars,
                                         PersonIndex person, Interval window);

}  // namespace respite
