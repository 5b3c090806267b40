#include "scheduler/replan/touches.h"

#include <algorithm>

namespace respite {

Touches::Touches(const Problem& problem) : problem_(problem), spare_(problem.turns.size()) {
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const Turn& turn = problem.turns[t].turn;
    if (problem.turns[t].fixed) continue;
    for (const HeldTurn& gone : problem.gone)
      if (gone.person && gone.turn.rota == turn.rota && gone.turn.seat_id == turn.seat_id &&
          gone.turn.span.overlaps(turn.span))
        spare_[t].push_back(*gone.person);
  }
}

Solution Touches::as_published() const {
  Solution solution = empty_solution(problem_);
  for (std::size_t t = 0; t < problem_.turns.size(); ++t)
    if (!solution.holder[t]) solution.holder[t] = problem_.turns[t].incumbent;
  return solution;
}

bool Touches::goes_on(TurnIndex turn, PersonIndex person) const {
  const ProblemTurn& asked = problem_.turns[at(turn)];
  return asked.fixed == person || asked.incumbent == person ||
         std::ranges::find(spare_[at(turn)], person) != spare_[at(turn)].end();
}

bool Touches::is_touched(TurnIndex turn, std::optional<PersonIndex> holder) const {
  if (holder) return !goes_on(turn, *holder);
  return problem_.turns[at(turn)].was_held || problem_.turns[at(turn)].fixed;
}

int Touches::count(const Solution& solution) const {
  int count = 0;
  for (std::size_t t = 0; t < solution.holder.size(); ++t)
    if (is_touched(index_of<TurnIndex>(t), solution.holder[t])) ++count;
  return count;
}

int Touches::people(const Solution& solution) const {
  std::vector<bool> changed(problem_.people.size(), false);
  for (std::size_t t = 0; t < solution.holder.size(); ++t) {
    const auto holder = solution.holder[t];
    if (!is_touched(index_of<TurnIndex>(t), holder)) continue;
    if (holder) changed[at(*holder)] = true;
    if (const auto incumbent = problem_.turns[t].incumbent) changed[at(*incumbent)] = true;
  }
  return static_cast<int>(std::ranges::count(changed, true));
}

}  // namespace respite
