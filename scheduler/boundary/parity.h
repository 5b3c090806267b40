// How evenly a desk's skills are spread over its service hours, and who might learn what.
#pragma once

#include <vector>

#include "scheduler/boundary/availability.h"
#include "scheduler/boundary/week_pattern.h"

namespace respite {

// Somebody who could learn a skill.
struct Learner {
  PersonIndex person{};
  bool novice = false;  // they have begun
  Seconds helps{};      // of the time that wants somebody, how much they are there
  friend bool operator==(const Learner&, const Learner&) = default;
};

// Times are service time in the window.
struct SkillParity {
  SkillIndex skill{};
  std::vector<PersonIndex> holders;         // able in it and there at some time; by id
  Seconds one{};                            // at least one of them is there
  Seconds two{};                            // at least two
  IntervalSet nobody;                       // none is
  std::vector<WeekStretch> nobody_by_week;  // the same as hours of the week, on the desk's clock
  // Where the skill hangs on one person or there is time without any: that time, or where there is
  // none all the time that one person is alone in. Else nothing.
  IntervalSet wanting;
  // Up to three who are there in some of it: who has begun first, then who is there most, then
  // colleagues of the desk's first team, then by id.
  std::vector<Learner> learners;
};

struct Parity {
  Interval window;
  Seconds service{};
  std::vector<SkillParity> skills;  // in the order of SkillIndex
};

// When somebody could be turned to: personal hours and rostered duty, less leave, rest after an
// intervention and non-negotiable time. What only delays help (bookings, lunch, focus) does not
// count as being away (docs/decisions/parity-and-targets.md).
[[nodiscard]] IntervalSet presence(const PersonTime& time);

// `known` must cover the window.
[[nodiscard]] Parity find_parity(const Availability& known, Interval window);

}  // namespace respite
