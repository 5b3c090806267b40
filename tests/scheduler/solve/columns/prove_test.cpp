// Bounds and plans from whole lines, against trying everything and against the law.
#include "scheduler/solve/columns/prove.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "scheduler/solve/solve.h"
#include "scheduler/team/short_limits.h"
#include "tests/scheduler/solve/columns/first_plan.h"
#include "tests/support/brute_force.h"
#include "tests/support/desks.h"
#include "tests/support/generated_desk.h"
#include "tests/support/random_desk.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

ProofOptions plain_options() {
  return {.work = 5'000'000,
          .stop = [] { return false; },
          .polish = [](const Solution& rough) { return rough; },
          .progress = {}};
}

// What is known of nothing: far below anything.
Score no_bound() {
  Score bound;
  for (std::int64_t& tier : bound.tiers) tier = -1'000'000;
  return bound;
}

TEST(Prove, NeverPutsItsBoundAboveTheOptimum) {
  int judged = 0;
  int proven = 0;
  for (std::uint64_t seed = 1; judged < 120; ++seed) {
    const Problem problem = build(tiny_case(seed));
    const double plans = plans_of(problem);
    if (plans <= 4 || plans > 100'000) continue;
    const Plan plan = first_plan(problem);
    const Best best = brute_force(problem);
    if (plan.total().broken > 0 || plan.total().unmet > 0 || best.broken > 0) continue;
    SCOPED_TRACE("seed " + std::to_string(seed));
    ++judged;
    const Proof proof =
        prove(problem, plan.solution(), plan.total().score, no_bound(), plain_options());
    EXPECT_LE(proof.bound, best.score);
    EXPECT_GE(proof.score, best.score);
    if (proof.better) {
      EXPECT_EQ(check(problem, *proof.better).score, proof.score);
      EXPECT_TRUE(check(problem, *proof.better).lawful());
      EXPECT_LT(proof.score, plan.total().score);
    }
    proven += proof.bound == best.score ? 1 : 0;
  }
  EXPECT_GT(proven, judged * 2 / 3);  // nets leave some limits to the judge
}

// One part, searched by two threads at once, and two parts side by side.
TEST(Prove, GivesTheSameAgain) {
  for (const int zones : {1, 2}) {
    SCOPED_TRACE(zones);
    const Problem problem = build(
        generated_desk({.people = 20 * zones, .rotas = 2 * zones, .zones = zones, .weeks = 8}, 3));
    const Plan plan = first_plan(problem);
    ProofOptions options = plain_options();
    options.work = 60'000'000;
    const auto once = [&] {
      return prove(problem, plan.solution(), plan.total().score, no_bound(), options);
    };
    const Proof one = once();
    const Proof other = once();
    EXPECT_EQ(one.bound, other.bound);
    EXPECT_EQ(one.score, other.score);
    ASSERT_TRUE(one.better && other.better);
    EXPECT_EQ(one.better->holder, other.better->holder);
  }
}

TEST(Prove, ComesNearTheBestOfAPartTooLargeToBranchOn) {
  const Problem problem = build(generated_desk({.people = 30, .rotas = 3, .weeks = 13}, 5));
  const Plan plan = first_plan(problem);
  ProofOptions options = plain_options();
  options.work = 60'000'000;
  const Proof proof = prove(problem, plan.solution(), plan.total().score, no_bound(), options);
  ASSERT_TRUE(proof.better);
  EXPECT_EQ(check(problem, *proof.better).score, proof.score);
  EXPECT_TRUE(check(problem, *proof.better).lawful());
  EXPECT_LE(proof.bound, proof.score);
  EXPECT_EQ(proof.score[Tier::kLimits], proof.bound[Tier::kLimits]);
  const std::int64_t off = proof.score[Tier::kBalance] - proof.bound[Tier::kBalance];
  EXPECT_LE(100 * off, std::abs(proof.score[Tier::kBalance]));
}

// Stopped at any moment it still knows a lawful plan and a bound below it.
TEST(Prove, StopsAtAnyMoment) {
  const Problem problem =
      build(generated_desk({.people = 32, .rotas = 4, .zones = 2, .weeks = 8}, 2));
  const Plan plan = first_plan(problem);
  for (const int moment : {0, 1, 3, 20, 60}) {
    SCOPED_TRACE("asked " + std::to_string(moment) + " times");
    ProofOptions options = plain_options();
    int asked = 0;
    options.stop = [&] { return ++asked > moment; };
    const Proof proof = prove(problem, plan.solution(), plan.total().score, no_bound(), options);
    EXPECT_LE(proof.bound, proof.score);
    EXPECT_LE(proof.score, plan.total().score);
    if (!proof.better) continue;
    EXPECT_EQ(check(problem, *proof.better).score, proof.score);
    EXPECT_TRUE(check(problem, *proof.better).lawful());
  }
}

// One site of a world desk: days that are nearly all alike, which leaves prices without a hold.
RandomCase alike_days(int weeks) {
  Desk desk = bare_desk(4);
  add_shifts(desk, "desk", {{"day", "09:00", "17:00", 1}});
  desk.limits.rest = Limit<Seconds>{std::chrono::hours{11}, std::nullopt};
  desk.limits.set(named::max_days(Limit<int>{5, std::nullopt}));
  desk.limits.set(named::max_weekends(Limit<MaxWeekends>{{2, 4}, 30}));
  Wish wish;
  wish.what = WishWeekday{std::chrono::Saturday};
  wish.weight = 1;
  desk.people[0].wishes = {wish};
  wish.likes = true;
  desk.people[1].wishes = {wish};
  DeskCalendars calendars = no_calendars(desk);
  return {std::move(desk), std::move(calendars), {}, weeks_of_winter(weeks)};
}

TEST(Solve, NeverEndsWithALowerBoundForMoreEffort) {
  const Problem problem = build(alike_days(10));
  Score least = no_bound();
  for (const std::int64_t effort : {25, 100, 200, 400}) {
    SolveOptions options;
    options.effort = effort;
    const SolveResult result = solve(problem, options);
    EXPECT_GE(result.bound, least) << effort;
    EXPECT_EQ(check(problem, result.solution).score, result.score);
    least = result.bound;
    EXPECT_TRUE(result.proven || effort < 100) << effort;
  }
}

TEST(Solve, ProvesHalfAYearOfTwelvePeople) {
  const Problem problem = build(generated_desk({.people = 12, .rotas = 1, .weeks = 26}, 1));
  const SolveResult result = solve(problem, {});
  EXPECT_TRUE(result.proven);
  EXPECT_EQ(check(problem, result.solution).score, result.score);
}

}  // namespace
}  // namespace respite::test
