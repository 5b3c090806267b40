#include "scheduler/time/interval_set.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace respite {
namespace {

// Sorted, without empties, touching and overlapping ones joined.
std::vector<Interval> normalised(std::vector<Interval> intervals) {
  std::erase_if(intervals, [](Interval i) { return i.empty(); });
  if (!std::ranges::is_sorted(intervals)) std::ranges::sort(intervals);
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
auto first_ending_after(const std::vector<Interval>& intervals, Instant t) {
  return std::ranges::upper_bound(intervals, t, {}, &Interval::end);
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
  const auto found = first_ending_after(intervals_, t);
  return found != intervals_.end() && found->begin <= t;
}

bool IntervalSet::contains(Interval interval) const {
  if (interval.empty()) return true;
  const auto found = first_ending_after(intervals_, interval.begin);
  return found != intervals_.end() && found->contains(interval);
}

bool IntervalSet::overlaps(Interval interval) const {
  if (interval.empty()) return false;
  const auto found = first_ending_after(intervals_, interval.begin);
  return found != intervals_.end() && found->begin < interval.end;
}

IntervalSet unite(const IntervalSet& a, const IntervalSet& b) {
  std::vector<Interval> all;
  all.reserve(a.intervals().size() + b.intervals().size());
  std::ranges::merge(a, b, std::back_inserter(all));
  return IntervalSet(std::move(all));
}

// What is left of sorted intervals apart is sorted and apart, so the next three need no order made.

IntervalSet intersect(const IntervalSet& a, const IntervalSet& b) {
  IntervalSet shared;
  if (a.empty() || b.empty()) return shared;
  auto i = first_ending_after(a.intervals_, b.begin()->begin);
  auto j = first_ending_after(b.intervals_, a.begin()->begin);
  while (i != a.end() && j != b.end()) {
    const Interval both = intersection(*i, *j);
    if (!both.empty()) shared.intervals_.push_back(both);
    // Whichever ends first can meet nothing more.
    if (i->end < j->end) {
      ++i;
    } else {
      ++j;
    }
  }
  return shared;
}

IntervalSet intersect(const IntervalSet& a, Interval window) {
  IntervalSet shared;
  if (window.empty()) return shared;
  for (auto i = first_ending_after(a.intervals_, window.begin);
       i != a.end() && i->begin < window.end; ++i)
    shared.intervals_.push_back(intersection(*i, window));
  return shared;
}

IntervalSet subtract(const IntervalSet& a, const IntervalSet& b) {
  IntervalSet left;
  if (a.empty()) return left;
  auto hole = first_ending_after(b.intervals_, a.begin()->begin);
  for (const Interval& whole : a) {
    Instant from = whole.begin;
    while (hole != b.end() && hole->end <= from) ++hole;
    // A hole may reach into the next interval too, so it is left for that one to look at again.
    for (auto cut = hole; cut != b.end() && cut->begin < whole.end; ++cut) {
      if (from < cut->begin) left.intervals_.push_back({from, cut->begin});
      from = cut->end;
      hole = cut;
    }
    if (from < whole.end) left.intervals_.push_back({from, whole.end});
  }
  return left;
}

IntervalSet gaps(const IntervalSet& a, Interval window) { return subtract(IntervalSet{window}, a); }

}  // namespace respite
