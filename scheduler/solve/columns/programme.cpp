#include "scheduler/solve/columns/programme.h"

#include <algorithm>
#include <cstdlib>

namespace respite {

Programme::Programme(const Problem& problem, const Solution& known, const People& people,
                     const Stage& stage)
    : narrowed(narrowed_to(problem, known, people)),
      posts(posts_of(narrowed)),
      pairs(pair_rows_of(narrowed, PairJudge(narrowed), posts)),
      nets(narrowed, posts),
      cover(posts, pairs, stage),
      generation(nets, cover, 20'000 + 2 * std::abs(stage.known[stage.tier])) {}

Held held_in(const std::vector<Column>& columns, const std::vector<std::size_t>& lines) {
  Held held;
  for (const std::size_t line : lines)
    for (const int post : columns[line].posts) held.emplace_back(columns[line].person, post);
  std::ranges::sort(held);
  return held;
}

Solution solution_of(const Programme& programme, const Held& held) {
  Solution solution = empty_solution(programme.narrowed);
  const auto& posts = programme.posts.posts;
  std::vector<std::size_t> heads(posts.size(), 0);
  for (const auto& [person, p] : held) {
    const auto post = static_cast<std::size_t>(p);
    if (heads[post] == posts[post].turns.size()) continue;
    solution.holder[at(posts[post].turns[heads[post]++])] = index_of<PersonIndex>(person);
  }
  return solution;
}

bool is_hopeless(const Programme& programme, std::size_t people) {
  const Master& master = programme.generation.master();
  const Stage& stage = programme.cover.stage();
  return stage.tier == Tier::kBalance && master.work() > 0 && master.possible() &&
         master.objective() < static_cast<double>(stage.known[stage.tier] - far_from(people));
}

bool has_long_lines(const Programme& programme, std::size_t people) {
  constexpr std::size_t kLong = 20;
  std::size_t turns = 0;
  for (const Post& post : programme.posts.posts) turns += post.turns.size();
  return turns > kLong * people;
}

}  // namespace respite
