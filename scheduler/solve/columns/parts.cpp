#include "scheduler/solve/columns/parts.h"

#include <algorithm>
#include <utility>

namespace respite {

std::vector<People> sharing_of(const Problem& problem) {
  const std::size_t people = problem.people.size();
  const Posts posts = posts_of(problem);
  std::vector<std::vector<char>> shares(people, std::vector<char>(people, 0));
  for (const Post& post : posts.posts) {
    const auto& barred = problem.barred[at(post.turns.front())];
    for (std::size_t a = 0; a < people; ++a)
      for (std::size_t b = 0; b < people && !barred[a]; ++b)
        if (!barred[b]) shares[a][b] = 1;
  }
  for (const PairRow& row : pair_rows_of(problem, PairJudge(problem), posts).rows)
    for (const RowCell& one : row.cells)
      for (const RowCell& other : row.cells) shares[one.person][other.person] = 1;
  // Company is paid for by both, whichever row says so.
  const PairJudge judge(problem);
  std::vector<People> sharing(people);
  for (std::size_t a = 0; a < people; ++a)
    for (std::size_t b = 0; b < people; ++b) {
      const bool company =
          judge.company_cost(index_of<PersonIndex>(a), index_of<PersonIndex>(b)) != 0;
      if (a != b && (company || shares[a][b] != 0)) sharing[a].push_back(b);
    }
  return sharing;
}

std::vector<People> parts_of(const std::vector<People>& sharing) {
  std::vector<People> parts;
  std::vector<char> seen(sharing.size(), 0);
  for (std::size_t p = 0; p < sharing.size(); ++p) {
    if (std::exchange(seen[p], 1) != 0) continue;
    People part = {p};
    for (std::size_t next = 0; next < part.size(); ++next)
      for (const std::size_t other : sharing[part[next]])
        if (std::exchange(seen[other], 1) == 0) part.push_back(other);
    std::ranges::sort(part);
    parts.push_back(std::move(part));
  }
  return parts;
}

Problem narrowed_to(const Problem& problem, const Solution& solution, const People& people) {
  Problem narrowed = problem;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const auto& holder = solution.holder[t];
    if (holder && !std::ranges::binary_search(people, at(*holder)))
      narrowed.turns[t].fixed = holder;
    // An empty turn of others' stays so.
    for (std::size_t p = 0; p < problem.people.size(); ++p)
      if (!narrowed.barred[t][p] && !std::ranges::binary_search(people, p))
        narrowed.barred[t][p] = Rule::kFrozen;
  }
  return narrowed;
}

}  // namespace respite
