// How EXDATE, RECURRENCE-ID and UNTIL say which occurrence of a series they mean: by a moment on
// the series' own clock, whatever notation they write it in.
#pragma once

#include <vector>

#include "ical/zones.h"
#include "scheduler/time/civil.h"
#include "scheduler/time/instant.h"

namespace respite::ical {

// The date a stamp means to a series of dates. Outlook and Exchange write the midnight it begins,
// in UTC: the date on the reader's clock. The first and the last second of a UTC day are how others
// write that day; anything but UTC is the date as written.
[[nodiscard]] Day date_of(const Stamp& stamp, const WallClock& reader);

struct Name {
  // A UTC or zoned time is an instant, a floating one a reading of the series' own clock, a date
  // whatever begins on it.
  std::variant<Instant, Wall, Day> what;
  Day date;  // what it names of a series of dates
};

// Nothing where it names an unknown zone.
[[nodiscard]] std::optional<Name> name_of(const Stamp& stamp, Zones& zones, std::size_t calendar);

class Names {
 public:
  void add(const Name& name);
  void settle();  // after the last, before the first question
  // The occurrence that begins at `at`, `begin` on its series' clock.
  [[nodiscard]] bool contains(bool all_day, Wall begin, Instant at) const;

 private:
  std::vector<Instant> instants_;
  std::vector<Wall> walls_;
  std::vector<Day> days_;
  std::vector<Day> dates_;
};

}  // namespace respite::ical
