// The desk's time, worked out once for many verdicts.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "scheduler/boundary/facts.h"
#include "scheduler/boundary/person_time.h"
#include "scheduler/time/service_clock.h"

namespace respite {

struct Availability {
  std::shared_ptr<const DeskSnapshot> desk;
  Interval span;  // nothing outside of it is known here
  ServiceClock service;
  // [person]; shared, so that a what-if copies only those whom it changes.
  std::vector<std::shared_ptr<const PersonTime>> people;
  std::vector<IntervalSet> slow;         // [person] quiet hours in which favours are done
  std::vector<std::size_t> place_by_id;  // [person] rank of the id, the last of all ties
  Overlay overlay;                       // what-if already laid over

  [[nodiscard]] const PersonTime& of(PersonIndex person) const { return *people[at(person)]; }
};

[[nodiscard]] Availability work_out(const std::shared_ptr<const DeskSnapshot>& desk, Interval span);

// The same with a what-if laid over it.
[[nodiscard]] Availability lay_over(const Availability& base, const Overlay& overlay);

// Service hours of the desk less its holidays.
[[nodiscard]] ServiceCalendar service_calendar(const Desk& desk, const HolidayCalendar& holidays);

}  // namespace respite
