// Plans as rosters of a desk in shifts, and back.
#include <algorithm>

#include "scheduler/solve/shifts/day_lines.h"

namespace respite {

Roster DayLines::roster_of(const Solution& solution) const {
  Roster roster(people.size(), Line(static_cast<std::size_t>(lines.periods), kOff));
  for (const DayPost& post : posts) {
    bool kept = post.kept != kOff;
    for (const TurnIndex index : post.turns) {
      const auto& holder = solution.holder[at(index)];
      if (!holder) continue;
      const auto place = std::ranges::lower_bound(people, *holder);
      if (place == people.end() || *place != *holder) continue;
      const bool takes = kept && post.skilled[at(*holder)] != 0;
      roster[static_cast<std::size_t>(place - people.begin())]
            [static_cast<std::size_t>(post.period)] = takes ? post.kept : post.kind;
      if (takes) kept = false;
    }
  }
  return roster;
}

Solution DayLines::lay_into(Solution plan, const Problem& problem, const Roster& roster) const {
  for (const DayPost& post : posts) {
    for (const TurnIndex index : post.turns)
      plan.holder[at(index)] = problem.turns[at(index)].fixed;
    for (const Held kind : {post.kept, post.kind})
      for (std::size_t i = 0; kind != kOff && i < people.size(); ++i)
        if (roster[i][static_cast<std::size_t>(post.period)] == kind) give(plan, post, people[i]);
  }
  return plan;
}

void DayLines::give(Solution& plan, const DayPost& post, PersonIndex person) {
  const auto holder = [&](TurnIndex index) { return plan.holder[at(index)]; };
  if (std::ranges::find(post.turns, std::optional(person), holder) != post.turns.end()) return;
  const auto open = std::ranges::find(post.turns, std::optional<PersonIndex>(), holder);
  if (open != post.turns.end()) plan.holder[at(*open)] = person;
}

}  // namespace respite
