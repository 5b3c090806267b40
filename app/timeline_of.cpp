#include "app/timeline_of.h"

#include "store/diff.h"

namespace respite {

Timeline timeline_of(const std::vector<SlotRecord>& slots) {
  std::vector<Duty> duties;
  for (const SlotRecord& slot : slots) {
    if (slot.kind == SlotKind::kProtected) continue;
    duties.push_back({.rota = slot.rota,
                      .seat = slot.seat,
                      .place = slot.place,
                      .person = slot.person,
                      .span = slot.span,
                      .turn = slot.turn_span,
                      .work = slot.kind == SlotKind::kWork});
  }
  return Timeline(std::move(duties));
}

Timeline timeline_of(const std::vector<PublishedSlot>& published) {
  return timeline_of(store::records_of(published));
}

}  // namespace respite
