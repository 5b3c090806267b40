#include "scheduler/protect/place_week.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "scheduler/protect/line/best_line.h"
#include "scheduler/protect/block_tree.h"
#include "tests/support/protect/programme.h"
#include "tests/support/protect/random_week.h"

namespace respite::protect {
namespace {

constexpr std::int64_t kWork = 300'000'000;
constexpr Cost kFar = std::numeric_limits<Cost>::max();

// Every lawful line, tried.
Cost cheapest_of_all(const Owner& owner, Line& line, int from) {
  Cost best = cost_of(owner, line);
  for (std::size_t w = 0; w < owner.wants.size(); ++w) {
    for (int first = from; first < static_cast<int>(owner.open.size()); ++first) {
      for (int length = owner.wants[w].shortest; length <= owner.wants[w].longest; ++length) {
        line.push_back({static_cast<int>(w), {first, length}});
        PlaceProblem alone;
        alone.owners = {owner};
        if (is_lawful(alone, {line}))
          best = std::min(best, cheapest_of_all(owner, line, first + length));
        line.pop_back();
      }
    }
  }
  return best;
}

TEST(BestLine, IsTheCheapestOfAll) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    const PlaceProblem week = test::random_week(seed, {.owners = 1, .days = 2, .cells_a_day = 7});
    const BestLine best = best_line(week.owners[0], {});
    ASSERT_TRUE(best.exact);
    Line line;
    EXPECT_EQ(best.cost, kFine * cheapest_of_all(week.owners[0], line, 0));
    EXPECT_EQ(best.cost, kFine * cost_of(week.owners[0], best.line));
    PlaceProblem alone = week;
    alone.crowds.clear();
    EXPECT_TRUE(is_lawful(alone, {best.line}));
  }
}

TEST(BestLine, LiesWhereItIsAskedTo) {
  const PlaceProblem week = test::random_week(3, {.owners = 1, .days = 2, .cells_a_day = 12});
  const Owner& owner = week.owners[0];
  int held = 0;
  for (int cell = 0; cell < week.cells; ++cell) {
    Terms terms;
    terms.asked.assign(owner.open.size(), 0);
    terms.asked[static_cast<std::size_t>(cell)] = 1;
    const BestLine best = best_line(owner, terms);
    if (!best.feasible) continue;
    ++held;
    EXPECT_TRUE(std::ranges::any_of(best.line, [&](const PlacedBlock& block) {
      return block.at.first <= cell && cell < block.at.end();
    })) << cell;
  }
  EXPECT_GT(held, 3);
}

// Too many wants to be placed together: what is stated is a bound all the same.
TEST(BestLine, BoundsWhatItCannotPlaceTogether) {
  PlaceProblem week = test::random_week(5, {.owners = 1, .days = 2, .cells_a_day = 24});
  Owner& owner = week.owners[0];
  Want want = owner.wants[0];
  want.unit = 1;
  want.shortest = 2;
  want.longest = 6;
  want.wanted = 14;
  owner.wants.assign(4, want);
  const BestLine best = best_line(owner, {});
  EXPECT_FALSE(best.exact);
  EXPECT_LE(best.bound, best.cost);
  week.crowds.clear();
  EXPECT_TRUE(is_lawful(week, {best.line}));
  if (!test::has_cbc()) GTEST_SKIP() << "no cbc";
  EXPECT_LE(best.bound, kFine * test::least_by_cbc(week));
}

// Of tiny weeks, every lawful set of lines, tried.
Cost least_of_all(const PlaceProblem& week, std::vector<Line>& lines, std::size_t owner, int from) {
  if (owner == week.owners.size()) return is_lawful(week, lines) ? cost_of(week, lines) : kFar;
  Cost best = least_of_all(week, lines, owner + 1, 0);
  const Owner& of = week.owners[owner];
  for (std::size_t w = 0; w < of.wants.size(); ++w) {
    for (int first = from; first < week.cells; ++first) {
      for (int length = of.wants[w].shortest; length <= of.wants[w].longest; ++length) {
        lines[owner].push_back({static_cast<int>(w), {first, length}});
        if (is_lawful(of, lines[owner]))
          best = std::min(best, least_of_all(week, lines, owner, first + length));
        lines[owner].pop_back();
      }
    }
  }
  return best;
}

TEST(BlockProgramme, BoundsAndItsWholeBlocksAreTheBest) {
  int whole_weeks = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    const PlaceProblem week = test::random_week(seed, {.owners = 2, .days = 1, .cells_a_day = 7});
    std::vector<Line> lines(week.owners.size());
    const Cost least = least_of_all(week, lines, 0, 0);
    Effort effort{kWork};
    BlockProgramme programme(week, candidates_of(week));
    ASSERT_TRUE(programme.solve(effort));
    EXPECT_LE(programme.objective(), static_cast<double>(least) + 1e-4);
    Pricing pricing(week, effort);
    EXPECT_LE(pricing.price(programme.prices(), {}).bound, kFine * least);
    BlockProgramme narrow(programme, least);
    const std::vector<Line> found = lines_below(week, narrow, {least + 1, 1}, effort);
    if (found.empty()) continue;  // what the mix says is dear may be what must be
    EXPECT_EQ(cost_of(week, found), least);
    EXPECT_TRUE(lines_below(week, narrow, {least, 1}, effort).empty());
    ++whole_weeks;
  }
  EXPECT_GE(whole_weeks, 40);
}

TEST(PlaceWeek, IsWhatCbcFinds) {
  if (!test::has_cbc()) GTEST_SKIP() << "no cbc";
  int proven = 0;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    SCOPED_TRACE(seed);
    const PlaceProblem week = test::random_week(seed, {});
    const PlacedWeek placed = place_week(week, kWork);
    ASSERT_TRUE(is_lawful(week, placed.lines));
    EXPECT_EQ(placed.cost, cost_of(week, placed.lines));
    const Cost least = test::least_by_cbc(week);
    EXPECT_LE(placed.bound, least);
    EXPECT_LE(least, placed.cost);
    if (placed.proven()) {
      EXPECT_EQ(placed.cost, least);
      ++proven;
    }
  }
  EXPECT_GE(proven, 45);  // of weeks made to be crowded
}

// Too many people for a tree: plans are near what bounds them all the same.
TEST(PlaceWeek, IsNearTheBoundForTwentyPeople) {
  Cost costs = 0, bounds = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(seed);
    const PlaceProblem week = test::random_week(seed, {.owners = 20, .days = 5, .cells_a_day = 32});
    const PlacedWeek placed = place_week(week, kWork / 2);
    ASSERT_TRUE(is_lawful(week, placed.lines));
    EXPECT_EQ(placed.cost, cost_of(week, placed.lines));
    EXPECT_LE(placed.bound, placed.cost);
    costs += placed.cost;
    bounds += placed.bound;
  }
  EXPECT_LE(100 * (costs - bounds), 2 * costs);
}

}  // namespace
}  // namespace respite::protect
