#include "scheduler/time/interval_set.h"

#include <algorithm>
#include <utility>

namespace respite {
namespace {

// Sorted, without empties, touching and overlapping ones joined.
std::vector<Interval> normalised(std::vector<Interval> intervals) {
  std::erase_if(intervals, [](Interval i) { return i.empty(); });
  std::sort(intervals.begin(), intervals.end());
  std::size_t kept = 0;
  for (const Interval& next : intervals) {
    if (kept > 0 && next.begin <= intervals[kept - 1].end) {
      intervals[kept - 1].end = std::max(intervals[kept - 1].end, next.end);
    } else {
      intervals[kept++] = next;
    }
  }
  intervals.resize(kept);
  return intervals;
}

// The first interval that ends after t: the only one that can hold t.
auto first_ending_after(std::span<const Interval> intervals, Instant t) {
  return std::partition_point(intervals.begin(), intervals.end(),
                              [t](const Interval& i) { return i.end <= t; });
}

}  // namespace

IntervalSet::IntervalSet(std::initializer_list<Interval> intervals)
    : IntervalSet(std::vector<Interval>(intervals)) {}

IntervalSet::IntervalSet(std::vector<Interval> intervals)
    : intervals_(normalised(std::move(intervals))) {}

Seconds IntervalSet::length() const {
  Seconds total{0};
  for (const Interval& i : intervals_) total += i.length();
  return total;
}

bool IntervalSet::contains(Instant t) const {
  const auto found = first_ending_after(intervals(), t);
  return found != intervals().end() && found->begin <= t;
}

bool IntervalSet::contains(Interval interval) const {
  if (interval.empty()) return true;
  const auto found = first_ending_after(intervals(), interval.begin);
  return found != intervals().end() && found->contains(interval);
}

bool IntervalSet::overlaps(Interval interval) const {
  if (interval.empty()) return false;
  const auto found = first_ending_after(intervals(), interval.begin);
  return found != intervals().end() && found->begin < interval.end;
}

IntervalSet unite(const IntervalSet& a, const IntervalSet& b) {
  std::vector<Interval> all(a.begin(), a.end());
  all.insert(all.end(), b.begin(), b.end());
  return IntervalSet(std::move(all));
}

IntervalSet intersect(const IntervalSet& a, const IntervalSet& b) {
  std::vector<Interval> shared;
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    const Interval both = intersection(*i, *j);
    if (!both.empty()) shared.push_back(both);
    // Whichever ends first can meet nothing more.
    if (i->end < j->end) {
      ++i;
    } else {
      ++j;
    }
  }
  return IntervalSet(std::move(shared));
}

IntervalSet intersect(const IntervalSet& a, Interval window) {
  std::vector<Interval> shared;
  if (window.empty()) return {};
  for (auto i = first_ending_after(a.intervals(), window.begin);
       i != a.intervals().end() && i->begin < window.end; ++i) {
    shared.push_back(intersection(*i, window));
  }
  return IntervalSet(std::move(shared));
}

IntervalSet subtract(const IntervalSet& a, const IntervalSet& b) {
  std::vector<Interval> left;
  auto hole = b.begin();
  for (const Interval& whole : a) {
    Instant from = whole.begin;
    while (hole != b.end() && hole->end <= from) ++hole;
    // A hole may reach into the next interval too, so it is left for that one to look at again.
    for (auto cut = hole; cut != b.end() && cut->begin < whole.end; ++cut) {
      if (from < cut->begin) left.push_back({from, cut->begin});
      from = cut->end;
      hole = cut;
    }
    if (from < whole.end) left.push_back({from, whole.end});
  }
  return IntervalSet(std::move(left));
}

IntervalSet gaps(const IntervalSet& a, Interval window) { return subtract(IntervalSet{window}, a); }

}  // namespace respite
