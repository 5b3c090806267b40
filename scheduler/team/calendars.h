// What the desk's calendars say, read and resolved: holidays per site, leave and busy per person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/civil.h"
#include "scheduler/time/interval_set.h"

namespace respite {

struct Holiday {
  Day day;
  std::string name;
  friend bool operator==(const Holiday&, const Holiday&) = default;
};

struct HolidayCalendar {
  std::vector<Holiday> days;   // sorted by day, one entry a day
  std::optional<Day> ends;     // the last date its files speak of; after it nothing is known
  [[nodiscard]] bool contains(Day day) const;
};

// Shapes: [site], [person]. Times are instants; an all-day entry is a day in the person's zone.
struct DeskCalendars {
  HolidayCalendar desk;                  // for people without a site, and for service hours
  std::vector<HolidayCalendar> sites;
  std::vector<IntervalSet> leave;
  std::vector<IntervalSet> busy;
  std::vector<std::vector<IntervalSet>> raises;  // [rota][raise]: when demand is raised
};

}  // namespace respite
