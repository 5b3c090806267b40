// A week as cells: the only place that knows how long one is.
#pragma once

#include <vector>

#include "scheduler/protect/place_problem.h"
#include "scheduler/team/desk.h"

namespace respite::protect {

using Mask = std::vector<std::uint8_t>;  // [cell]

struct Cells {
  Instant begin;
  Seconds step{};
  int count = 0;

  [[nodiscard]] Interval span(Lying at) const {
    return {begin + at.first * step, begin + at.end() * step};
  }
  // The cells of a block that begins and ends with one; else no cells.
  [[nodiscard]] Lying lying(Interval span) const;
  [[nodiscard]] int first_from(Instant at) const;             // the first that begins at or after
  [[nodiscard]] Mask inside(const IntervalSet& set) const;    // wholly in it
  [[nodiscard]] Mask touching(const IntervalSet& set) const;  // sharing time with it
  [[nodiscard]] int in(Seconds time) const { return static_cast<int>(time / step); }  // whole ones
};

// A quarter of an hour, or less where the desk's blocks are cut finer.
[[nodiscard]] Seconds step_for(const Desk& desk);

// The week that begins on that day, wherever on Earth somebody's clock says so.
[[nodiscard]] Cells cells_of_week(Day first, Seconds step);

}  // namespace respite::protect
