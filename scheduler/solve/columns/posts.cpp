#include "scheduler/solve/columns/posts.h"

#include <algorithm>

namespace respite {
namespace {

// Whether everybody who may hold either would be as well off with the other.
bool are_twins(const Problem& problem, std::size_t a, std::size_t b) {
  const ProblemTurn& one = problem.turns[a];
  const ProblemTurn& other = problem.turns[b];
  return one.turn.rota == other.turn.rota && one.turn.seat == other.turn.seat &&
         one.required == other.required && one.under == other.under &&
         problem.load[a] == problem.load[b] && problem.wish[a] == problem.wish[b];
}

// Whether they are heads of one shift that the same people may take.
bool is_alike(const Problem& problem, std::size_t a, std::size_t b) {
  const ProblemTurn& one = problem.turns[a];
  const ProblemTurn& other = problem.turns[b];
  return one.turn.span == other.turn.span && one.time == other.time &&
         problem.barred[a] == problem.barred[b] && are_twins(problem, a, b);
}

// Few kinds: each post is compared with the last of each.
void find_twins(const Problem& problem, std::vector<Post>& posts) {
  std::vector<std::size_t> last;  // post of each kind
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const auto kind = std::ranges::find_if(last, [&](std::size_t q) {
      return are_twins(problem, at(posts[q].turns.front()), at(posts[p].turns.front()));
    });
    if (kind == last.end()) {
      last.push_back(p);
    } else {
      posts[p].twin = static_cast<int>(*kind);
      *kind = p;
    }
  }
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
      result.posts.push_back({{}, turn.is_wanted(), turn.under});
    }
    result.posts.back().turns.push_back(index_of<TurnIndex>(t));
    result.of[t] = static_cast<int>(result.posts.size()) - 1;
  }
  find_twins(problem, result.posts);
  return result;
}

}  // namespace respite
