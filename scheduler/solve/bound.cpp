#include "scheduler/solve/bound.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "scheduler/rota/judge_pairs.h"
#include "scheduler/solve/least_fairness.h"

namespace respite {
namespace {

// More than any plan costs, and far from overflow.
constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::max() / 8;

std::int64_t least_wishes(const Problem& problem, const std::vector<Choice>& choices) {
  std::int64_t sum = 0;
  for (const Choice& choice : choices) {
    if (choice.people.empty()) continue;
    const auto& wish = problem.wish[choice.turn];
    std::int64_t least = choice.may_stay_empty ? 0 : wish[choice.people.front()];
    for (const std::size_t person : choice.people)
      least = std::min<std::int64_t>(least, wish[person]);
    sum += least;
  }
  return sum;
}

}  // namespace

Score lower_bound_of(const Problem& problem, const Score& known) {
  const std::vector<Choice> choices = choices_of(problem);
  Score bound;
  for (const Choice& choice : choices)
    if (choice.people.empty() && !choice.may_stay_empty)
      bound[Tier::kCover] += problem.turns[choice.turn].under;
  // Where an earlier tier is above its bound the known balance says nothing about the best one.
  const bool comparable =
      known[Tier::kCover] == bound[Tier::kCover] && known[Tier::kLimits] == bound[Tier::kLimits];
  const std::int64_t pleased =
      least_wishes(problem, choices) + PairJudge(problem).least_company_cost();
  const std::int64_t most = comparable ? known[Tier::kBalance] - pleased : kUnknown;
  bound[Tier::kBalance] = pleased + least_fairness(problem, choices, most);
  return bound;
}

}  // namespace respite
