// Bounds and rosters from prices alone, against trying everything.
#include <gtest/gtest.h>

#include <cmath>

#include "scheduler/solve/engine/price_dive.h"
#include "tests/scheduler/solve/engine/tiny_lines.h"

namespace respite {
namespace {

TEST(PriceAscent, BoundNeverExceedsTheBest) {
  Random random(25);
  int near = 0;
  int tried = 0;
  for (int round = 0; round < 300 && tried < 60; ++round) {
    const LineProblem problem = test::tiny_problem(random, {3, 5, 2});
    if (!test::everybody_can(problem)) continue;
    const Cost best = test::best_of_all(problem);
    PriceAscent ascent(problem);
    for (int look = 0; look < 100; ++look) {
      ascent.round(best, look / 100.0);
      EXPECT_LE(ascent.bound(), best) << "round " << round;
    }
    near += ascent.bound() >= best - std::abs(best) / 10;
    ++tried;
  }
  EXPECT_GT(tried, 20);
  EXPECT_GT(near, tried / 3);
}

TEST(PriceAscent, WhoIsFixedLeavesTheBoundAlone) {
  Random random(26);
  int tried = 0;
  for (int round = 0; round < 300 && tried < 40; ++round) {
    const LineProblem problem = test::tiny_problem(random, {3, 5, 2});
    if (!test::everybody_can(problem)) continue;
    const Cost best = test::best_of_all(problem);
    PriceAscent ascent(problem);
    for (int look = 0; look < 50; ++look) ascent.round(best, look / 100.0);
    const Cost bound = ascent.bound();
    const std::vector<Line> lines = test::all_lines(problem, problem.people[0]);
    ascent.fix(0, random.pick(lines));
    for (int look = 0; look < 50; ++look) ascent.round(best, 0.5);
    EXPECT_EQ(ascent.bound(), bound) << "round " << round;
    ascent.release(ascent.best_prices());
    for (int look = 50; look < 100; ++look) ascent.round(best, look / 100.0);
    EXPECT_GE(ascent.bound(), bound) << "round " << round;
    EXPECT_LE(ascent.bound(), best) << "round " << round;
    ++tried;
  }
  EXPECT_GT(tried, 20);
}

TEST(PriceAscent, FilledCellsAreWorthNothingMore) {
  LineProblem problem;
  problem.periods = 2;
  problem.kinds = 1;
  problem.cover.assign(2, {.wanted = 1, .under = 100, .over = 7});
  for (int person = 0; person < 2; ++person) {
    LineRules rules;
    rules.follows = {1};
    rules.cells.assign(2, LineCell{});
    problem.people.push_back(rules);
  }
  PriceAscent ascent(problem);
  for (int look = 0; look < 50; ++look) ascent.round(0, look / 50.0);
  ascent.fix(0, {0, kOff});
  EXPECT_EQ(ascent.open_prices()[0], -7 * ascent.scale());
  EXPECT_GE(ascent.open_prices()[1], 0);
  ascent.release(ascent.best_prices());
  EXPECT_GE(ascent.open_prices()[0], 0);
}

// Everybody's line is lawful; never below the best of all, and often it.
TEST(PriceDive, RostersAreLawful) {
  Random random(27);
  int found = 0;
  int near = 0;
  for (int round = 0; round < 300 && found < 60; ++round) {
    const LineProblem problem = test::tiny_problem(random, {3, 5, 2});
    if (!test::everybody_can(problem)) continue;
    const Cost best = test::best_of_all(problem);
    PriceAscent ascent(problem);
    for (int look = 0; look < 100; ++look) ascent.round(best, look / 100.0);
    const Lines lines(problem);
    PriceDive dive(lines, ascent.best_prices());
    const auto roster = dive.roster(best, random, [](double) { return false; });
    ASSERT_TRUE(roster) << "round " << round;
    for (std::size_t person = 0; person < problem.people.size(); ++person) {
      EXPECT_EQ(broken_rules(problem, problem.people[person], (*roster)[person]), 0);
    }
    const Cost cost = roster_cost(problem, *roster);
    EXPECT_GE(cost, best) << "round " << round;
    near += cost <= best + 10;
    ++found;
  }
  EXPECT_GT(found, 20);
  EXPECT_GT(near, found / 2);
}

TEST(PriceDive, StopsWhenAsked) {
  Random random(28);
  const LineProblem problem = test::tiny_problem(random, {3, 5, 2});
  const Lines lines(problem);
  PriceDive dive(lines, PriceAscent(problem).best_prices());
  EXPECT_FALSE(dive.roster(0, random, [](double) { return true; }));
}

}  // namespace
}  // namespace respite
