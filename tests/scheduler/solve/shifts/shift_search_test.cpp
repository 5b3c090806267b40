#include "scheduler/solve/shifts/shift_search.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "scheduler/rota/check.h"
#include "scheduler/solve/solve.h"
#include "tests/scheduler/solve/shifts/shift_desks.h"
#include "tests/support/brute_force.h"

namespace respite::test {
namespace {

struct Found {
  Solution best;
  std::optional<std::int64_t> bound;
};

// Nothing where the desk is not one in shifts.
std::optional<Found> searched(const Problem& problem) {
  ShiftSearch search(problem, {.seed = 1,
                               .stop = [] { return false; },
                               .polish = [](const Solution& rough) { return rough; },
                               .progress = {}});
  if (!search.can_go_on()) return std::nullopt;
  search.go_on(empty_solution(problem), 3);
  return Found{search.best(), search.bound()};
}

TEST(ShiftSearch, BettersAPlanAndNeverSpoilsOne) {
  int bettered = 0;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = shift_problem(seed, 8, 28, seed % 2 == 0);
    const Solution empty = empty_solution(problem);
    const auto found = searched(problem);
    ASSERT_TRUE(found);
    const Judgement judged = check(problem, found->best);
    EXPECT_TRUE(judged.lawful());
    EXPECT_LE(judged.score, check(problem, empty).score);
    bettered += judged.score < check(problem, empty).score ? 1 : 0;
    if (found->bound && judged.score[Tier::kCover] == 0 && judged.score[Tier::kLimits] == 0) {
      EXPECT_LE(*found->bound, judged.score[Tier::kBalance]);
    }
  }
  EXPECT_GE(bettered, 4);
}

TEST(ShiftSearch, DependsOnNothingButItsQuestion) {
  const Problem problem = shift_problem(3, 8, 28, true);
  const auto one = searched(problem);
  const auto other = searched(problem);
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->best.holder, other->best.holder);
  EXPECT_EQ(one->bound, other->bound);
}

TEST(ShiftSearch, LeavesWhatIsHeldAlready) {
  Problem problem = shift_problem(5, 8, 14, false);
  const SolveResult first = solve(problem, options(1, 1));
  for (std::size_t t = 0; t < problem.turns.size(); t += 3)
    problem.turns[t].fixed = first.solution.holder[t];
  const auto found = searched(problem);
  ASSERT_TRUE(found);
  for (std::size_t t = 0; t < problem.turns.size(); t += 3)
    if (problem.turns[t].fixed) {
      EXPECT_EQ(found->best.holder[t], problem.turns[t].fixed);
    }
}

TEST(ShiftSearch, FindsTheBestOfTinyDesks) {
  int judged = 0;
  int best_found = 0;
  for (std::uint64_t seed = 1; judged < 25; ++seed) {
    const Problem problem = shift_problem(seed, 4, 3, false);
    if (plans_of(problem) > 100'000) continue;
    const Best best = brute_force(problem);
    if (best.broken > 0 || best.unmet > 0) continue;
    SCOPED_TRACE("seed " + std::to_string(seed));
    ++judged;
    const SolveResult found = solve(problem, options(seed, 10));
    EXPECT_GE(found.score, best.score);
    EXPECT_LE(found.bound, best.score);
    best_found += found.score == best.score ? 1 : 0;
  }
  EXPECT_EQ(best_found, judged);
}

}  // namespace
}  // namespace respite::test
