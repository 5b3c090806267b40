#include "app/desk/file/settle_families.h"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace respite::team_file {
namespace {

// Every shift and seat that is called so, or whose group is.
std::vector<std::string> called(const Desk& desk, const std::string& name) {
  std::vector<std::string> ids;
  for (const Rota& rota : desk.rotas)
    if (const auto* plan = std::get_if<ShiftPlan>(&rota.plan))
      for (const Shift& shift : plan->shifts)
        if (shift.id == name || shift.group == name) ids.push_back(shift.id);
  std::ranges::sort(ids);
  ids.erase(std::ranges::unique(ids).begin(), ids.end());
  if (ids.empty()) ids.push_back(name);  // a seat
  return ids;
}

// A group in a succession stands for its shifts.
void spell_out_groups(const Desk& desk, std::vector<Limit<ForbiddenSuccession>>& forbidden) {
  std::vector<Limit<ForbiddenSuccession>> spelt;
  for (const Limit<ForbiddenSuccession>& limit : forbidden)
    for (const std::string& first : called(desk, limit.value.first))
      for (const std::string& then : called(desk, limit.value.then)) {
        spelt.push_back(limit);
        spelt.back().value = {first, then};
      }
  forbidden = std::move(spelt);
}

}  // namespace

void settle_families(Desk& desk) {
  spell_out_groups(desk, desk.limits.forbidden);
  for (Person& person : desk.people) spell_out_groups(desk, person.limits.forbidden);
  for (Rota& rota : desk.rotas) spell_out_groups(desk, rota.limits.forbidden);
  for (std::size_t i = 0; i < desk.people.size(); ++i)
    for (const Limit<What>& never : desk.limits.never)
      if (never.binds(index_of<PersonIndex>(i))) desk.people[i].limits.never.push_back(never);
  int next = 1;
  const auto number = [&](Limits& limits) {
    for (auto& limit : limits.sequences) limit.number = next++;
    for (auto& limit : limits.sums) limit.number = next++;
    for (auto& limit : limits.rest_after) limit.number = next++;
    for (auto& limit : limits.long_rests) limit.number = next++;
    if (limits.complete_weekends) limits.complete_weekends->number = next++;
    if (limits.alternate_holidays) limits.alternate_holidays->number = next++;
  };
  number(desk.limits);
  for (Person& person : desk.people) number(person.limits);
  for (Rota& rota : desk.rotas) number(rota.limits);
}

}  // namespace respite::team_file
