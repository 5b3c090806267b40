#include "scheduler/alternatives/alternatives.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "scheduler/alternatives/handovers.h"
#include "scheduler/solve/moves.h"
#include "tests/support/desks.h"
#include "tests/support/random_desk.h"

namespace respite::test {
namespace {

// Eight weeks for four people; the first two like to be on call on Mondays, the third does not.
Problem wishful_desk() {
  Desk desk = bare_desk(4);
  add_weekly(desk, "oncall", {"primary"});
  Problem problem = make_problem(desk, weeks_of_winter(8));
  for (auto& wish : problem.wish) {
    wish[0] = wish[1] = -1500;
    wish[2] = 3000;
  }
  return problem;
}

SolveOptions quick() {
  SolveOptions options;
  options.effort = 20;
  return options;
}

TEST(Handovers, CountWhoBeginsWhereTheyWereNotBefore) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  const Problem problem = make_problem(desk, weeks_of_winter(5));
  const Handovers handovers(problem);
  const std::vector<std::pair<std::string, int>> cases = {{"p0 p0 p0 p0 p0", 0},
                                                          {"p0 p0 p1 p1 p0", 2},
                                                          {"p0 p1 p2 p0 p1", 4},
                                                          {"p0 - p0 p0 -", 1},
                                                          {"- - - - -", 0}};
  for (const auto& [text, count] : cases)
    EXPECT_EQ(handovers.count(holders(problem, text)), count) << text;
}

TEST(Handovers, TakeHeadsOfAShiftAsOneGroup) {
  Desk desk = bare_desk(4);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 2}});
  const Problem problem = make_problem(desk, days_of_winter(2));
  EXPECT_EQ(Handovers(problem).count(holders(problem, "p0 p1 p1 p0")), 0);
  EXPECT_EQ(Handovers(problem).count(holders(problem, "p0 p1 p1 p2")), 1);
}

TEST(Handovers, AroundAMoveIsAllThatItChanges) {
  int moved = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(small_case(seed));
    const Handovers handovers(problem);
    Plan plan(problem);
    if (plan.free_turns().empty()) continue;
    Random random(seed);
    for (int step = 0; step < 300; ++step) {
      const Move move = propose(plan, random);
      const int whole = handovers.count(plan.solution());
      const int around = handovers.around(plan.solution(), move);
      if (move.empty() || !plan.try_apply(move)) continue;
      ++moved;
      ASSERT_EQ(handovers.count(plan.solution()) - whole,
                handovers.around(plan.solution(), move) - around);
    }
  }
  EXPECT_GT(moved, 300);
}

TEST(Plans, TheDraftIsNeverBeatenByItsOwnAlternative) {
  const Problem problem = wishful_desk();
  const Solution poor = holders(problem, "p2 p2 p2 p2 p2 p2 p2 p2");
  const std::vector<Alternative> beating = alternatives_to(problem, poor, quick(), 3);
  const Score score = check(problem, poor).score;
  ASSERT_TRUE(std::ranges::any_of(
      beating, [&](const Alternative& other) { return other.judgement.score < score; }));
  const Plans plans = plans_from(problem, poor, quick(), 3);
  EXPECT_EQ(plans.first.aim, Aim::kAsWeighed);
  EXPECT_LT(plans.first.judgement.score, score);
  for (const Alternative& other : plans.others)
    EXPECT_GE(other.judgement.score, plans.first.judgement.score);
  EXPECT_TRUE(plans_from(problem, poor, quick(), 0).others.empty());
}

TEST(Alternatives, GainInWhatTheyAimAt) {
  const Problem problem = wishful_desk();
  const SolveResult first = solve(problem, quick());
  const Measures measured = measures_of(problem, check(problem, first.solution), first.solution);
  EXPECT_EQ(measured.fairness + measured.wishes, first.score[Tier::kBalance]);
  const auto others = alternatives_to(problem, first.solution, quick(), 3);
  ASSERT_EQ(others.size(), 3U);
  EXPECT_EQ(others[0].aim, Aim::kFairest);
  EXPECT_LT(others[0].measures.fairness, measured.fairness);
  EXPECT_EQ(others[1].aim, Aim::kLeastDisliked);
  EXPECT_LT(others[1].measures.wishes, measured.wishes);
  EXPECT_EQ(others[2].aim, Aim::kFewestHandovers);
  EXPECT_LT(others[2].measures.handovers, measured.handovers);
  for (const Alternative& other : others) {
    EXPECT_TRUE(other.judgement.lawful());
    EXPECT_EQ(other.judgement.score, check(problem, other.solution).score);
    EXPECT_EQ(other.judgement.score[Tier::kCover], 0);
  }
}

TEST(Alternatives, AreTheSameForTheSameSeedAndAsManyAsAsked) {
  const Problem problem = wishful_desk();
  const SolveResult first = solve(problem, quick());
  const auto one = alternatives_to(problem, first.solution, quick(), 2);
  const auto other = alternatives_to(problem, first.solution, quick(), 3);
  ASSERT_EQ(one.size(), 2U);
  for (std::size_t i = 0; i < one.size(); ++i)
    EXPECT_EQ(one[i].solution.holder, other[i].solution.holder);
}

TEST(Alternatives, BreakNothingThatTheFirstKeeps) {
  int found = 0;
  for (std::uint64_t seed = 401; seed <= 407; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(small_case(seed));
    SolveOptions options;
    options.effort = 3;
    const SolveResult first = solve(problem, options);
    const auto hard = [](const Judgement& judgement) {
      return std::ranges::count(judgement.violations, true, &Violation::hard);
    };
    const Judgement judged = check(problem, first.solution);
    for (const Alternative& other : alternatives_to(problem, first.solution, options, 3)) {
      ++found;
      EXPECT_LE(hard(other.judgement), hard(judged));
      EXPECT_LE(other.judgement.score[Tier::kCover], judged.score[Tier::kCover]);
      EXPECT_NE(other.solution.holder, first.solution.holder);
    }
  }
  EXPECT_GT(found, 4);
}

TEST(Alternatives, AreNoneWhereThereIsNoChoice) {
  Desk desk = bare_desk(1);
  add_weekly(desk, "oncall", {"primary"});
  const Problem problem = make_problem(desk, weeks_of_winter(4));
  const SolveResult first = solve(problem, quick());
  EXPECT_TRUE(alternatives_to(problem, first.solution, quick(), 3).empty());
}

}  // namespace
}  // namespace respite::test
