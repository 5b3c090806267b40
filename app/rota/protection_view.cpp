#include "app/rota/protection_view.h"

namespace respite {

ProtectionView protection_view(const Desk& desk, const Placement& placement) {
  ProtectionView view;
  view.zone = desk.zone.name();
  for (const TargetMet& target : placement.targets) {
    const ProtectedTime& declared = desk.protection.blocks[target.declared];
    const Person& person = desk.people[at(target.person)];
    view.targets.push_back({person.id, person.name, std::string(to_text(declared.kind)),
                            std::string(to_text(declared.firmness)),
                            std::holds_alternative<FixedTime>(declared.time), target.wanted,
                            target.placed, target.why});
  }
  for (const LostBlock& lost : placement.lost) {
    const Person& person = desk.people[at(lost.person)];
    view.lost.push_back(
        {person.id, person.name, std::string(to_text(desk.protection.blocks[lost.declared].kind)),
         lost.span, person.zone.name(), std::string(to_text(lost.to)), lost.is_debt()});
  }
  for (const ShortReach& one : placement.short_reach) {
    const Accessible& rule = desk.protection.accessible[one.rule];
    ShortReachView& told = view.short_reach.emplace_back();
    told.people = rule.people;
    for (const Skill& skill : rule.skills) told.skills.push_back(desk.skills[at(skill.skill)]);
    told.span = one.span;
  }
  view.cost = placement.cost;
  view.bound = placement.bound;
  return view;
}

}  // namespace respite
