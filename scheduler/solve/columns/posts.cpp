#include "scheduler/solve/columns/posts.h"

namespace respite {
namespace {

bool is_alike(const Problem& problem, std::size_t a, std::size_t b) {
  const ProblemTurn& one = problem.turns[a];
  const ProblemTurn& other = problem.turns[b];
  return one.turn.rota == other.turn.rota && one.turn.seat == other.turn.seat &&
         one.turn.span == other.turn.span && one.time == other.time &&
         one.required == other.required && one.under == other.under &&
         problem.load[a] == problem.load[b] && problem.barred[a] == problem.barred[b] &&
         problem.wish[a] == problem.wish[b];
}

}  // namespace

Posts posts_of(const Problem& problem) {
  Posts result;
  result.of.assign(problem.turns.size(), -1);
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (turn.fixed || !turn.in_window) continue;
    // Heads of one shift stand side by side.
    if (result.posts.empty() || !is_alike(problem, at(result.posts.back().turns.back()), t)) {
      result.posts.push_back({{}, turn.required, turn.required ? turn.under : 0});
    }
    result.posts.back().turns.push_back(index_of<TurnIndex>(t));
    result.of[t] = static_cast<int>(result.posts.size()) - 1;
  }
  return result;
}

}  // namespace respite
