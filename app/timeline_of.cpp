#include "app/timeline_of.h"

namespace respite {

Timeline timeline_of(const std::vector<PublishedSlot>& published) {
  std::vector<Duty> duties;
  for (const PublishedSlot& each : published) {
    const SlotRecord& slot = each.slot;
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

}  // namespace respite
