// When the desk serves: its service hours, holidays taken out.
#pragma once

#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

// The holidays of the person's site; of the desk where they have none.
[[nodiscard]] const HolidayCalendar& holidays_of(const DeskCalendars& calendars,
                                                 const Person& person);

// Holidays that fall in the window, whole civil days of `zone`, clipped to the window.
[[nodiscard]] IntervalSet holiday_time(const HolidayCalendar& holidays, Zone zone, Interval window);

// Service hours in the window, on the desk's clock; a holiday is out of service from its first
// minute to its last, hours that began the evening before included.
[[nodiscard]] IntervalSet service_time(const Desk& desk, const HolidayCalendar& holidays,
                                       Interval window);

}  // namespace respite
