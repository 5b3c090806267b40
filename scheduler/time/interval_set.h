// Sets of instants, kept as sorted intervals that neither touch nor overlap.
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "scheduler/time/interval.h"

namespace respite {

class IntervalSet {
 public:
  IntervalSet() = default;
  IntervalSet(std::initializer_list<Interval> intervals);
  // Any order, overlaps and empties allowed.
  explicit IntervalSet(std::vector<Interval> intervals);

  [[nodiscard]] std::span<const Interval> intervals() const { return intervals_; }
  [[nodiscard]] auto begin() const { return intervals_.begin(); }
  [[nodiscard]] auto end() const { return intervals_.end(); }
  [[nodiscard]] bool empty() const { return intervals_.empty(); }
  [[nodiscard]] Seconds length() const;
  [[nodiscard]] bool contains(Instant t) const;          // O(log n)
  [[nodiscard]] bool contains(Interval interval) const;  // all of it; an empty interval always
  [[nodiscard]] bool overlaps(Interval interval) const;  // any of it

  friend bool operator==(const IntervalSet&, const IntervalSet&) = default;

  friend IntervalSet intersect(const IntervalSet& a, const IntervalSet& b);
  friend IntervalSet intersect(const IntervalSet& a, Interval window);
  friend IntervalSet subtract(const IntervalSet& a, const IntervalSet& b);

 private:
  std::vector<Interval> intervals_;
};

[[nodiscard]] IntervalSet unite(const IntervalSet& a, const IntervalSet& b);
[[nodiscard]] IntervalSet intersect(const IntervalSet& a, const IntervalSet& b);
[[nodiscard]] IntervalSet intersect(const IntervalSet& a, Interval window);
[[nodiscard]] IntervalSet subtract(const IntervalSet& a, const IntervalSet& b);
// What of the window the set leaves uncovered.
[[nodiscard]] IntervalSet gaps(const IntervalSet& a, Interval window);

}  // namespace respite
