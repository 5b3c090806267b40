// Leave that begins while a turn is nearly over.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "scheduler/time/interval_set.h"

namespace respite {

// What of somebody's leave they are on duty in all the same, on that turn: leave that begins in the
// last `tolerance` of it, up to its end.
//
//   turn    [- - - - - - - - - - -)
//   leave                   [. . . . . .
//   on duty                 |- - -|         if that is no longer than the tolerance
[[nodiscard]] inline IntervalSet tolerated_leave(const IntervalSet& leave, Interval turn,
                                                 Seconds tolerance) {
  std::vector<Interval> on_duty;
  for (const Interval away : leave)
    if (turn.begin < away.begin && away.begin < turn.end && turn.end - away.begin <= tolerance)
      on_duty.push_back({away.begin, std::min(away.end, turn.end)});
  return IntervalSet(std::move(on_duty));
}

}  // namespace respite
