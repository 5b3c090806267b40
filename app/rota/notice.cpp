#include "app/rota/notice.h"

#include <fmt/format.h>

#include "render/words.h"
#include "scheduler/team/packs/rule_pack.h"

namespace respite {
namespace {

std::optional<Notice> notice_for(const Desk& desk, const Person& person) {
  if (!person.site) return std::nullopt;
  const auto pack = parse_pack(desk.sites[at(*person.site)].pack);
  return pack ? notice_of(*pack) : std::nullopt;
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
    const auto notice = notice_for(desk.desk, person);
    const Seconds ahead = slot.span.begin - desk.invocation.now;
    if (!notice || ahead >= Seconds{notice->ahead}) continue;
    const auto days = std::chrono::floor<std::chrono::days>(ahead).count();
    late.push_back(
        {person.id, slot.key, slot.span.begin, std::string(notice->rule),
         fmt::format("{}: {}/{} on {} is told {} ahead, {} days are asked for ({})", person.name,
                     slot.rota, slot.seat, day_and_time(wall_in(slot.zone, slot.span.begin)),
                     counted(static_cast<int>(days), "day"), notice->ahead.count(),
                     notice->citation)});
  }
  return late;
}

}  // namespace respite
