#include "scheduler/boundary/personal_hours.h"

#include <algorithm>

#include "scheduler/team/service_time.h"

namespace respite {
namespace {

const HolidayCalendar& holidays_of(const DeskCalendars& calendars, const Person& person) {
  const bool known = person.site && at(*person.site) < calendars.sites.size();
  return known ? calendars.sites[at(*person.site)] : calendars.desk;
}

Interval employed(const Person& person, Interval window) {
  if (person.joins) {
    window.begin = std::max(window.begin, person.zone.at_transition(*person.joins));
  }
  if (person.leaves) {
    window.end = std::min(window.end, person.zone.at_transition(*person.leaves));
  }
  return window;
}

}  // namespace

IntervalSet personal_hours(const Desk& desk, const DeskCalendars& calendars, PersonIndex index,
                           Interval window) {
  const Person& person = desk.people[at(index)];
  const Interval there = employed(person, window);
  if (there.empty()) return {};
  return subtract(expand(person.hours, person.zone, there),
                  holiday_time(holidays_of(calendars, person), person.zone, there));
}

}  // namespace respite
