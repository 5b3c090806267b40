// The solver against a solver that tries everything.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "scheduler/rota/check.h"
#include "scheduler/solve/bound.h"
#include "scheduler/solve/plan.h"
#include "scheduler/solve/solve.h"
#include "tests/support/brute_force.h"
#include "tests/support/random_desk.h"

namespace respite::test {
namespace {

// Random desks of which everything can be tried in moderate time.
std::vector<std::uint64_t> tiny_seeds(int count) {
  constexpr double kMost = 300'000;
  std::vector<std::uint64_t> seeds;
  for (std::uint64_t seed = 1; static_cast<int>(seeds.size()) < count; ++seed) {
    const double plans = plans_of(build(tiny_case(seed)));
    if (plans > 4 && plans <= kMost) seeds.push_back(seed);
  }
  return seeds;
}

TEST(Solve, FindsTheOptimumOfTinyRotas) {
  int clashing = 0;
  for (const std::uint64_t seed : tiny_seeds(120)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(tiny_case(seed));
    const Best best = brute_force(problem);
    SolveOptions options;
    options.effort = 50;
    const SolveResult result = solve(problem, options);
    Plan plan(problem);
    plan.restore(result.solution);
    EXPECT_EQ(plan.total().broken, best.broken);
    EXPECT_EQ(plan.total().unmet, best.unmet);
    EXPECT_EQ(result.score, best.score);
    EXPECT_EQ(check(problem, best.solution).score, best.score);
    EXPECT_LE(result.bound, best.score);
    clashing += best.score[Tier::kCover] > 0 ? 1 : 0;
  }
  EXPECT_GT(clashing, 10);  // or the desks are too easy to tell anything
}

TEST(LowerBoundOf, IsNeverAboveTheOptimum) {
  int met = 0;
  for (const std::uint64_t seed : tiny_seeds(150)) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(tiny_case(seed));
    const Best best = brute_force(problem);
    const Score bound = lower_bound_of(problem, best.score);
    EXPECT_LE(bound, best.score);
    met += bound == best.score ? 1 : 0;
  }
  EXPECT_GT(met, 0);
}

}  // namespace
}  // namespace respite::test
