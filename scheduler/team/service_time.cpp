#include "scheduler/team/service_time.h"

#include <algorithm>
#include <utility>

namespace respite {

const HolidayCalendar& holidays_of(const DeskCalendars& calendars, const Person& person) {
  const bool known = person.site && at(*person.site) < calendars.sites.size();
  return known ? calendars.sites[at(*person.site)] : calendars.desk;
}

IntervalSet holiday_time(const HolidayCalendar& holidays, Zone zone, Interval window) {
  if (window.empty()) return {};
  // A clock set back just after midnight shows the date before for a while; hence a day's margin.
  const Day first = day_of(zone.to_wall(window.begin)) - std::chrono::days{1};
  const Day last = day_of(zone.to_wall(window.end)) + std::chrono::days{1};
  std::vector<Interval> days;
  auto holiday = std::lower_bound(holidays.days.begin(), holidays.days.end(), first,
                                  [](const Holiday& h, Day day) { return h.day < day; });
  for (; holiday != holidays.days.end() && holiday->day <= last; ++holiday) {
    days.push_back(zone.day_span(holiday->day));
  }
  return intersect(IntervalSet(std::move(days)), window);
}

IntervalSet service_time(const Desk& desk, const HolidayCalendar& holidays, Interval window) {
  return subtract(expand(desk.service_hours, desk.zone, window),
                  holiday_time(holidays, desk.zone, window));
}

}  // namespace respite
