#include "app/rota/notice.h"

#include <fmt/format.h>

#include "render/words.h"

namespace respite {
namespace {

// The rule by which somebody is told ahead; null: none.
const PackRule* notice_for(const Desk& desk, PersonIndex person) {
  const auto pack = pack_of(desk, person);
  if (!pack) return nullptr;
  for (const PackRule* rule : desk.packs[*pack].told)
    if (rule->bound.kind == PackBound::Kind::kNotice) return rule;
  return nullptr;
}

}  // namespace

std::vector<NoticeView> short_notice(const OpenDesk& desk,
                                     const std::vector<store::SlotChange>& changes) {
  std::vector<NoticeView> late;
  for (const store::SlotChange& change : changes) {
    if (!change.after || change.after->kind != SlotKind::kStandby || !change.after->person)
      continue;
    const SlotRecord& slot = *change.after;
    if (change.before && change.before->person == slot.person) continue;
    const auto index = find_person(desk.desk, *slot.person);
    if (!index) continue;
    const Person& person = desk.desk.people[at(*index)];
    const PackRule* notice = notice_for(desk.desk, *index);
    const Seconds ahead = slot.span.begin - desk.invocation.now;
    if (notice == nullptr || ahead >= std::chrono::days{notice->bound.amount}) continue;
    const auto days = std::chrono::floor<std::chrono::days>(ahead).count();
    late.push_back(
        {person.id, slot.key, slot.span.begin, std::string(notice->id),
         fmt::format("{}: {}/{} on {} is told {} ahead, {} days are asked for ({})", person.name,
                     slot.rota, slot.seat, day_and_time(wall_in(slot.zone, slot.span.begin)),
                     counted(static_cast<int>(days), "day"), notice->bound.amount,
                     notice->citation),
         std::string(notice->citation), slot.turn});
  }
  return late;
}

}  // namespace respite
