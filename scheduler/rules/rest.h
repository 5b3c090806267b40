// Rest and gaps: how long somebody is left alone between two duties.
#pragma once

#include "scheduler/time/interval.h"

namespace respite {

// From the end of one to the begin of the next; below zero where they overlap.
//
//   [ earlier )       [ later )
//             |<- 11h ->|
[[nodiscard]] constexpr Seconds time_between(Interval earlier, Interval later) {
  return later.begin - earlier.end;
}

// Daily rest is at least 11 consecutive hours in 24 (Directive 2003/88/EC, article 3); a desk sets
// its own figure. A rest of exactly the limit is enough.
// Of what is no duty of a rota: an intervention, work at night.
inline constexpr Seconds kDailyRest = std::chrono::hours{11};

[[nodiscard]] constexpr bool is_too_short(Seconds found, Seconds wanted) { return found < wanted; }

// Two turns of which the second begins when the first ends are back to back.
[[nodiscard]] constexpr bool is_back_to_back(Interval earlier, Interval later) {
  return earlier.end == later.begin;
}

}  // namespace respite
