#include "app/rota/timeline_of.h"

namespace respite {
namespace {

void add_duty(std::vector<Duty>& duties, const SlotRecord& slot) {
  if (slot.kind == SlotKind::kProtected) return;
  duties.push_back({.rota = slot.rota,
                    .seat = slot.seat,
                    .place = slot.place,
                    .person = slot.person,
                    .span = slot.span,
                    .turn = slot.turn_span,
                    .work = slot.kind == SlotKind::kWork,
                    .key = slot.key});
}

}  // namespace

Timeline timeline_of(const std::vector<SlotRecord>& slots) {
  std::vector<Duty> duties;
  for (const SlotRecord& slot : slots) add_duty(duties, slot);
  return Timeline(std::move(duties));
}

Timeline timeline_of(const std::vector<PublishedSlot>& published) {
  std::vector<Duty> duties;
  for (const PublishedSlot& each : published) add_duty(duties, each.slot);
  return Timeline(std::move(duties));
}

}  // namespace respite
