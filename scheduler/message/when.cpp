#include "scheduler/message/when.h"

namespace respite {

Instant end_of_night(const Desk& desk, const Person& person, Instant now) {
  using std::chrono::days;
  const Day today = day_of(person.zone.to_wall(now));
  const Interval around{person.zone.at_transition(today - days{1}),
                        person.zone.at_transition(today + days{2})};
  const IntervalSet nights = expand(desk.bands.night, person.zone, around);
  for (const Interval night : nights)
    if (night.contains(now)) return night.end;
  return now;
}

Instant next_digest(const Desk& desk, const Person& person, Instant now) {
  using std::chrono::days;
  const Day today = day_of(person.zone.to_wall(now));
  Day day = today - (weekday_of(today) - desk.week_start);
  const auto morning = [&] { return person.zone.at_transition(day) + std::chrono::hours{8}; };
  while (morning() <= now) day += days{7};
  return morning();
}

}  // namespace respite
