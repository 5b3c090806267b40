#include "app/staffing/around_the_clock.h"

namespace respite {

bool never_closes(const Availability& known, Instant from) {
  constexpr std::chrono::days kWeek{7};
  return known.service.count({from, from + kWeek}) == kWeek;
}

bool is_always_there(const Availability& known, PersonIndex person, Interval window) {
  return never_closes(known, window.begin) && !known.desk->desk.people[at(person)].has_own_hours &&
         known.of(person).shift.contains(window);
}

}  // namespace respite
