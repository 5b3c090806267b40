// Intervals moved onto a grid that begins with the epoch: quarter hours of UTC and the like.
#pragma once

#include "scheduler/time/interval.h"

namespace respite {

// The last moment of the grid not after `t`, and the first not before it. The grid's step is above
// zero.
[[nodiscard]] constexpr Instant round_down(Instant t, Seconds step) {
  const Seconds over = t.time_since_epoch() % step;
  return t - over - (over < Seconds{} ? step : Seconds{});
}
[[nodiscard]] constexpr Instant round_up(Instant t, Seconds step) {
  const Instant below = round_down(t, step);
  return below == t ? t : below + step;
}

[[nodiscard]] constexpr Interval round_outward(Interval span, Seconds step) {
  return span.empty() ? span : Interval{round_down(span.begin, step), round_up(span.end, step)};
}
// May be empty.
[[nodiscard]] constexpr Interval round_inward(Interval span, Seconds step) {
  return {round_up(span.begin, step), round_down(span.end, step)};
}

}  // namespace respite
