#include "render/rota_text.h"

#include <fmt/format.h>

#include "render/sheet.h"

namespace respite {
namespace {

std::string name_of(const ScheduleView& schedule, const std::optional<std::string>& id) {
  if (!id) return {};
  for (const PersonView& person : schedule.people) {
    if (person.id == *id) return person.name;
  }
  return *id;
}

// "2026-12-07 09:00", which spreadsheets read as a time.
std::string clock_text(Wall wall) {
  return fmt::format("{} {}", to_text(day_of(wall)), to_text(time_of_day(wall)));
}

}  // namespace

std::string to_csv(const ScheduleView& schedule) {
  std::vector<std::vector<std::string>> records;
  for (const SlotView& view : schedule.slots) {
    const SlotRecord& slot = view.slot;
    if (slot.kind == SlotKind::kProtected) continue;
    records.push_back(
        {slot.key, slot.rota, slot.seat, slot.turn, slot.person.value_or(""),
         name_of(schedule, slot.person), to_rfc3339(slot.span.begin), to_rfc3339(slot.span.end),
         clock_text(slot.begin), clock_text(slot.end), slot.zone,
         fmt::format("{:.2f}", static_cast<double>(slot.span.length().count()) / 3600)});
  }
  return to_csv({"id", "rota", "seat", "turn", "person", "name", "begin", "end", "local_begin",
                 "local_end", "zone", "hours"},
                records);
}

}  // namespace respite
