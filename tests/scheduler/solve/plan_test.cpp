#include "scheduler/solve/plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "scheduler/rota/check.h"
#include "scheduler/solve/construct.h"
#include "scheduler/solve/fill.h"
#include "scheduler/solve/moves.h"
#include "scheduler/team/short_limits.h"
#include "tests/support/desks.h"
#include "tests/support/random_desk.h"

namespace respite::test {
namespace {

// What the check says of hard rules, counted as a plan counts them: by hard violation.
int hard_violations(const Judgement& judgement) {
  return static_cast<int>(std::count_if(judgement.violations.begin(), judgement.violations.end(),
                                        [](const Violation& v) { return v.hard; }));
}

TEST(Plan, TotalEqualsCheckAfterThousandsOfMoves) {
  int applied = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(small_case(seed));
    Plan plan(problem);
    if (plan.free_turns().empty()) continue;
    Random random(seed);
    for (int step = 0; step < 3000; ++step) {
      const Move move = propose(plan, random);
      if (move.empty() || !plan.try_apply(move)) continue;
      ++applied;
      if (random.below(3) == 0) plan.undo();
      if (step % 100 == 0) {
        ASSERT_EQ(check(problem, plan.solution()).score, plan.total().score) << "step " << step;
      }
    }
    Plan fresh(problem);
    fresh.restore(plan.solution());
    EXPECT_EQ(fresh.total(), plan.total());
  }
  EXPECT_GT(applied, 10'000);
}

TEST(Plan, UndoBringsBackEverything) {
  for (std::uint64_t seed = 21; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(small_case(seed));
    Plan plan(problem);
    if (plan.free_turns().empty()) continue;
    Random random(seed);
    for (int step = 0; step < 500; ++step) {
      const Move move = propose(plan, random);
      if (move.empty()) continue;
      const Total total = plan.total();
      const Solution solution = plan.solution();
      if (plan.try_apply(move)) {
        if (step % 2 == 0) continue;  // some stay
        plan.undo();
      }
      ASSERT_EQ(plan.total(), total);
      ASSERT_EQ(plan.solution().holder, solution.holder);
    }
  }
}

TEST(Plan, NoMoveBreaksMoreHardRules) {
  for (std::uint64_t seed = 31; seed <= 45; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(small_case(seed));
    const auto broken = [&](const Solution& solution) {
      int count = 0;
      for (const Violation& v : check(problem, solution).violations)
        if (v.hard && !is_minimum(v.rule)) ++count;
      return count;
    };
    Plan plan(problem);
    const int before = broken(plan.solution());
    Random random(seed);
    for (int step = 0; step < 2000 && !plan.free_turns().empty(); ++step) {
      const Move move = propose(plan, random);
      if (!move.empty()) static_cast<void>(plan.try_apply(move));
    }
    EXPECT_LE(broken(plan.solution()), before);
  }
}

TEST(Plan, FitsTurnsAwayOnlyWhatTheJudgeWould) {
  int turned_away = 0;
  for (std::uint64_t seed = 50; seed <= 70; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(small_case(seed));
    Plan plan(problem);
    Work work({}, 0);
    construct(plan, work);
    for (const TurnIndex turn : plan.free_turns())
      for (const PersonIndex person : plan.eligible(turn)) {
        if (plan.holder(turn) == person || plan.fits(turn, person)) continue;
        ++turned_away;
        EXPECT_FALSE(plan.try_apply({{turn, person}}));
      }
  }
  EXPECT_GT(turned_away, 100);
}

TEST(Fill, LeavesATurnEmptyOnlyWhereEverybodyIsBarred) {
  for (std::uint64_t seed = 71; seed <= 90; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(small_case(seed));
    Plan plan(problem);
    Work work({}, 0);
    fill(plan, work, 2);
    for (const TurnIndex turn : check(problem, plan.solution()).empty) {
      if (problem.turns[at(turn)].fixed) continue;
      EXPECT_EQ(who_is_barred(problem, plan.solution(), turn).size(), problem.people.size());
    }
  }
}

TEST(Trim, LeavesNoLineShortOfAMinimumThatFewerTurnsCanMend) {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}});
  desk.limits.set(named::min_days(Limit<int>{3, std::nullopt}));
  const Problem problem = make_problem(desk, days_of_winter(8));
  Plan plan(problem);
  plan.restore(holders(problem, "p0 p1 p1 p0 p0 p0 p1 p1"));  // p1's two days in the middle
  EXPECT_GT(plan.total().unmet, 0);
  trim(plan);
  EXPECT_EQ(plan.solution().holder, holders(problem, "p0 - - p0 p0 p0 p1 p1").holder);
  EXPECT_EQ(hard_violations(check(problem, plan.solution())), 0);
}

}  // namespace
}  // namespace respite::test
