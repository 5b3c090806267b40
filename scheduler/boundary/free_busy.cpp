#include "scheduler/boundary/free_busy.h"

#include <algorithm>
#include <utility>

#include "scheduler/time/round.h"

namespace respite {
namespace {

IntervalSet blocks_of(const PersonTime& time, Interval window, bool movable) {
  std::vector<Interval> spans;
  for (const Block& block : time.parts.blocks) {
    if (block.firmness == Firmness::kSoft) continue;
    if ((block.firmness == Firmness::kMovable) == movable)
      spans.push_back(intersection(block.span, window));
  }
  return IntervalSet(std::move(spans));
}

// The first that holds an instant decides.
std::vector<BusyTime> in_order(const IntervalSet& away, const IntervalSet& taken,
                               const IntervalSet& tentative) {
  std::vector<BusyTime> found;
  const auto add = [&](const IntervalSet& set, BusyType type) {
    for (const Interval& span : set) found.push_back({span, type});
  };
  add(away, BusyType::kUnavailable);
  add(subtract(taken, away), BusyType::kBusy);
  add(subtract(subtract(tentative, taken), away), BusyType::kTentative);
  std::sort(found.begin(), found.end(),
            [](const BusyTime& a, const BusyTime& b) { return a.span < b.span; });
  return found;
}

IntervalSet rounded(const std::vector<BusyTime>& times, BusyType type, Seconds step) {
  std::vector<Interval> spans;
  for (const BusyTime& time : times) {
    if (time.type == type) spans.push_back(round_outward(time.span, step));
  }
  return IntervalSet(std::move(spans));
}

}  // namespace

std::vector<BusyTime> free_busy(const PersonTime& time, Interval window) {
  const IntervalSet taken =
      unite(unite(intersect(time.parts.leave, window), intersect(time.parts.busy, window)),
            blocks_of(time, window, false));
  return in_order(gaps(time.shift, window), taken, blocks_of(time, window, true));
}

std::vector<BusyTime> round_outward(const std::vector<BusyTime>& times, Seconds step) {
  return in_order(rounded(times, BusyType::kUnavailable, step),
                  rounded(times, BusyType::kBusy, step),
                  rounded(times, BusyType::kTentative, step));
}

}  // namespace respite
