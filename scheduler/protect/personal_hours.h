// When people work: hours that repeat each week, and published work duty.
#pragma once

#include <vector>

#include "scheduler/rota/timeline.h"
#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

// The part of the window from the day they join to the day they leave; empty where there is none.
[[nodiscard]] Interval employed(const Person& person, Interval window);

// Everybody's in one window. Somebody's personal hours are their weekly hours and their work turns
// together; leave is in them, and so is time before they join and after they leave.
class PersonalHours {
 public:
  // Keeps no reference to the timeline, but to the others.
  PersonalHours(const Desk& desk, const DeskCalendars& calendars, const Timeline& timeline,
                Interval window);

  // The hours that repeat, on the person's clock, less the holidays of their site (of the desk
  // where they have none). Whoever has none of their own has the desk's service hours; but none in
  // a week, the desk's, in which the published shifts of a work rota they stand in cover all of the
  // desk's service time: then their turns alone are their hours.
  [[nodiscard]] IntervalSet weekly(PersonIndex person) const;
  // Published work duty that falls in the window, whole.
  [[nodiscard]] const IntervalSet& turns(PersonIndex person) const { return turns_[at(person)]; }

 private:
  const Desk* desk_;
  const DeskCalendars* calendars_;
  Interval window_;
  std::vector<IntervalSet> turns_;      // [person]
  std::vector<IntervalSet> by_shifts_;  // [rota] weeks whose service time its shifts cover
};

// Whether all of it lies in somebody's personal hours.
[[nodiscard]] bool in_personal_hours(const Desk& desk, const DeskCalendars& calendars,
                                     const Timeline& timeline, PersonIndex person, Interval span);

}  // namespace respite
