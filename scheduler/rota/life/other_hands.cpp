#include "scheduler/rota/life/other_hands.h"

#include <algorithm>

#include "scheduler/rota/burden.h"

namespace respite {

OtherHands::OtherHands(const Problem& problem, const Solution& plan)
    : problem_(problem), plan_(plan), lines_(problem), pairs_(problem) {}

Solution OtherHands::plan_with(std::span<const Handed> handed) const {
  Solution then = plan_;
  for (const Handed& each : handed) then.holder[at(each.turn)] = each.to;
  return then;
}

std::vector<Violation> OtherHands::said_of(const Solution& solution,
                                           const std::set<PersonIndex>& people,
                                           std::span<const Handed> handed) {
  std::vector<Violation> said;
  for (const Handed& each : handed) {
    const auto holder = solution.holder[at(each.turn)];
    const auto bar = holder ? problem_.barred[at(each.turn)][at(*holder)] : std::nullopt;
    if (bar) said.push_back(to_violation(problem_, holder, about(*bar, each.turn)));
  }
  for (const PersonIndex person : people) {
    CollectBreaches found;
    static_cast<void>(lines_.judge(person, line_of(solution, person), found));
    for (const Breach& breach : found.breaches())
      said.push_back(to_violation(problem_, person, breach));
  }
  CollectBreaches found;
  static_cast<void>(pairs_.judge(solution, found));
  for (const Breach& breach : found.breaches())
    said.push_back(pair_violation(problem_, solution, breach));
  return said;
}

std::vector<Violation> OtherHands::broken_by(std::span<const Handed> handed) {
  std::set<PersonIndex> people;
  for (const Handed& each : handed)
    for (const auto& person : {plan_.holder[at(each.turn)], each.to})
      if (person) people.insert(*person);
  const std::vector<Violation> before = said_of(plan_, people, handed);
  std::vector<Violation> broken = said_of(plan_with(handed), people, handed);
  std::erase_if(broken, [&](const Violation& one) {
    return std::ranges::find(before, one.text, &Violation::text) != before.end();
  });
  sort_as_told(broken);
  return broken;
}

Burden OtherHands::burden_with(PersonIndex person, std::span<const Handed> handed) const {
  return burden_of(problem_, person, line_of(plan_with(handed), person));
}

}  // namespace respite
