// One person's time in a window, by what takes it.
#pragma once

#include <array>
#include <bitset>
#include <vector>

#include "scheduler/protect/placement.h"

namespace respite::protect {

using Lifted = std::bitset<kHindrances>;  // which hindrances do not count

struct OwnTime {
  IntervalSet hours;                           // that repeat each week, holidays in them
  IntervalSet turns;                           // work turns
  std::array<IntervalSet, kHindrances> taken;  // leave, holidays, duty, rest, busy, booked

  [[nodiscard]] const IntervalSet& by(Hindrance hindrance) const {
    return taken[static_cast<std::size_t>(hindrance)];
  }
  // Where a block may lie, other blocks and crowds left out.
  [[nodiscard]] IntervalSet open(const Lifted& lifted = {}) const;
  // Where they can be reached, blocks left out.
  [[nodiscard]] IntervalSet at_work() const;
  // What white space is a part of.
  [[nodiscard]] IntervalSet worked() const;
  // What of all that the block shares time with; the first of Hindrance.
  [[nodiscard]] std::optional<Hindrance> in_the_way_of(Interval block) const;
};

// [person]
[[nodiscard]] std::vector<OwnTime> own_times(const PlacementInput& input, Interval window);
// Calendars that say nothing.
[[nodiscard]] DeskCalendars no_calendars(const Desk& desk);
// The same where nobody is away, on duty or busy: what a usual week is made of.
[[nodiscard]] std::vector<OwnTime> usual_times(const PlacementInput& input, Interval window);

}  // namespace respite::protect
