#include "scheduler/rota/solution.h"

namespace respite {

Solution empty_solution(const Problem& problem) {
  Solution solution;
  solution.holder.reserve(problem.turns.size());
  for (const ProblemTurn& turn : problem.turns) solution.holder.push_back(turn.fixed);
  return solution;
}

std::vector<TurnIndex> line_of(const Solution& solution, PersonIndex person) {
  std::vector<TurnIndex> line;
  for (std::size_t i = 0; i < solution.holder.size(); ++i)
    if (solution.holder[i] == person) line.push_back(index_of<TurnIndex>(i));
  return line;
}

}  // namespace respite
