#include "scheduler/team/calendars.h"

#include <algorithm>

namespace respite {

bool HolidayCalendar::contains(Day day) const {
  const auto found =
      std::lower_bound(days.begin(), days.end(), day,
                       [](const Holiday& holiday, Day wanted) { return holiday.day < wanted; });
  return found != days.end() && found->day == day;
}

}  // namespace respite
