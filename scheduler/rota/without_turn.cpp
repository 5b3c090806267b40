#include "scheduler/rota/without_turn.h"

#include "scheduler/rota/judge_line.h"
#include "scheduler/rota/judge_pairs.h"

namespace respite {

std::vector<WithoutTurn> who_is_without_turn(const Problem& problem, const Solution& solution,
                                             const Judgement& judgement) {
  std::vector<WithoutTurn> found;
  Barring barring(problem);
  for (std::size_t i = 0; i < problem.people.size(); ++i) {
    if (judgement.people[i].turns > 0) continue;
    WithoutTurn one{.person = index_of<PersonIndex>(i)};
    for (std::size_t t = 0; t < problem.turns.size(); ++t) {
      if (!problem.turns[t].in_window || problem.barred[t][i] == Rule::kNotInRota) continue;
      ++one.turns;
      if (const auto& ever = problem.barred[t][i]) {
        ++one.barred[*ever];
      } else if (problem.turns[t].fixed) {
        ++one.given;
      } else if (const auto bar = barring.why(solution, index_of<TurnIndex>(t), one.person)) {
        ++one.barred[bar->rule];
      } else {
        ++one.free;
      }
    }
    if (one.turns > 0) found.push_back(std::move(one));
  }
  return found;
}

}  // namespace respite
