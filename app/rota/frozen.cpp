#include "app/rota/frozen.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "scheduler/rota/timeline.h"

namespace respite {
namespace {

// Rota, seat and person: interchangeable places are one.
using Hand = std::tuple<std::string, std::string, std::string>;

Hand hand_of(const SlotRecord& slot) { return {slot.rota, slot.seat, slot.person.value_or("")}; }

bool is_duty(const SlotRecord& slot, Interval window) {
  return slot.person && slot.kind != SlotKind::kProtected && slot.span.overlaps(window);
}

}  // namespace

Interval frozen_time(const OpenDesk& desk) {
  const Instant now = desk.invocation.now;
  return {now, now + desk.desk.freeze};
}

std::vector<FrozenView> frozen_and_moved(const OpenDesk& desk, const Snapshot& snapshot,
                                         const Judged& draft, const Names& names) {
  const Interval frozen = frozen_time(desk);
  std::vector<FrozenView> moved;
  if (frozen.empty()) return moved;
  std::map<Hand, std::vector<Interval>> stands;
  for (const SlotRecord& slot : draft.stand)
    if (is_duty(slot, frozen)) stands[hand_of(slot)].push_back(slot.span);
  for (const PublishedSlot& published : snapshot.published) {
    const SlotRecord& slot = published.slot;
    if (!is_duty(slot, frozen)) continue;
    const IntervalSet able =
        able_time(desk.desk, desk.calendars, *slot.person, intersection(slot.span, frozen));
    for (const Interval lost : subtract(able, IntervalSet(stands[hand_of(slot)])))
      moved.push_back({slot.rota, slot.seat, *slot.person, name_in(names.people, *slot.person),
                       lost, slot.zone});
  }
  std::ranges::stable_sort(moved, {}, [](const FrozenView& one) { return one.span.begin; });
  return moved;
}

}  // namespace respite
