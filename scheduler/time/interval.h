// Half-open intervals of instants.
#pragma once

#include <algorithm>

#include "scheduler/time/instant.h"

namespace respite {

// [begin, end): begin is in, end is not. Empty where end <= begin.
struct Interval {
  Instant begin;
  Instant end;

  [[nodiscard]] constexpr bool empty() const { return end <= begin; }
  [[nodiscard]] constexpr Seconds length() const { return empty() ? Seconds{0} : end - begin; }
  [[nodiscard]] constexpr bool contains(Instant t) const { return begin <= t && t < end; }
  [[nodiscard]] constexpr bool contains(Interval other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Interval other) const {
    return !empty() && !other.empty() && begin < other.end && other.begin < end;
  }
  friend constexpr bool operator==(Interval, Interval) = default;
  friend constexpr auto operator<=>(Interval, Interval) = default;  // by begin, then end
};

// What two intervals share; empty (and with begin == end) where they share nothing.
[[nodiscard]] constexpr Interval intersection(Interval a, Interval b) {
  const Instant begin = std::max(a.begin, b.begin);
  return {begin, std::max(begin, std::min(a.end, b.end))};
}

}  // namespace respite
