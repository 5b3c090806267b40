#include "scheduler/boundary/free_busy.h"

#include <algorithm>

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

}  // namespace

std::vector<BusyTime> free_busy(const PersonTime& time, Interval window) {
  const IntervalSet taken =
      unite(unite(intersect(time.parts.leave, window), intersect(time.parts.busy, window)),
            blocks_of(time, window, false));
  const IntervalSet away = subtract(gaps(time.shift, window), taken);
  const IntervalSet tentative = subtract(subtract(blocks_of(time, window, true), taken), away);
  std::vector<BusyTime> found;
  const auto add = [&](const IntervalSet& set, BusyType type) {
    for (const Interval& span : set) found.push_back({span, type});
  };
  add(taken, BusyType::kBusy);
  add(tentative, BusyType::kTentative);
  add(away, BusyType::kUnavailable);
  std::sort(found.begin(), found.end(),
            [](const BusyTime& a, const BusyTime& b) { return a.span < b.span; });
  return found;
}

}  // namespace respite
