// A bound of prices is never above the best roster that can be tried, and climbs.
#include "scheduler/solve/prices/price_climb.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "tests/scheduler/solve/prices/tied_desks.h"

namespace respite {
namespace {

// The same people, whose caps ask for nothing.
LineProblem with_loose_caps(LineProblem lines) {
  for (LineRules& rules : lines.people) std::ranges::fill(rules.caps, 1000);
  return lines;
}

TEST(PriceClimb, BoundAtAnyPricesIsBelowTheBest) {
  Random random(91);
  WorkMeter meter;
  int tried = 0;
  for (int round = 0; round < 200 && tried < 30; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const TiedLines tied = test::tiny_tied_lines(random);
    if (!test::everybody_can(tied.lines)) continue;
    const Cost best = test::best_of_all(tied);
    const LineProblem loose = with_loose_caps(tied.lines);
    for (int i = 0; i < 5; ++i) {
      const TiedPrices prices = test::random_prices(tied, random);
      const Cost exact = bound_at(tied, prices, counted_people(tied.lines), meter);
      EXPECT_LE(exact, best);
      EXPECT_LE(bound_at(tied, prices, counted_people(loose), meter), exact);
    }
    ++tried;
  }
  EXPECT_EQ(tried, 30);
}

// Climbs a tiny desk, asked after each round whether the bound holds and has not become less.
void climb(const TiedLines& tied, std::vector<CountedPerson> people, Cost best, Cost& bound) {
  WorkMeter meter;
  // Of lines that cost the same those that charge little are told apart, by parts of a point.
  const auto blur = static_cast<Cost>(people.size());
  PriceClimb climb(tied, people, meter);
  bound = bound_at(tied, climb.prices(), people, meter);
  double climbed = -1e18;
  for (int stage = 0; stage < 3; ++stage) {
    climb.tell_apart({.cycle = 2, .stretch = stage == 0 ? 0 : 2, .dear_only = stage == 1}, 10);
    for (int i = 0; i < 10; ++i) {
      climb.round();
      EXPECT_GE(climb.bound(), climbed);
      climbed = climb.bound();
      EXPECT_LE(climbed, static_cast<double>(best + blur));
      const Cost now = bound_at(tied, climb.prices(), people, meter);
      EXPECT_LE(now, best);
      EXPECT_GE(now, bound - blur);
      bound = std::max(bound, now);
    }
  }
}

TEST(PriceClimb, ClimbsAndStaysBelowTheBest) {
  Random random(92);
  int tried = 0;
  int near = 0;
  for (int round = 0; round < 200 && tried < 30; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const TiedLines tied = test::tiny_tied_lines(random);
    if (!test::everybody_can(tied.lines)) continue;
    const Cost best = test::best_of_all(tied);
    const LineProblem loose = with_loose_caps(tied.lines);
    Cost exact = 0;
    Cost rough = 0;
    climb(tied, counted_people(tied.lines), best, exact);
    climb(tied, counted_people(loose), best, rough);
    ++tried;
    near += exact >= best - std::abs(best) / 10;
  }
  EXPECT_EQ(tried, 30);
  EXPECT_GT(near, tried / 3);
}

// Both lose by being on and gain 40 together, two times of three more than they lose. One share for
// all three periods says at best -42, from 25 to 26; a share for each says what is true.
TEST(PriceClimb, SharesOutWhatCompanyIsWorth) {
  TiedLines tied;
  tied.lines.periods = 3;
  tied.lines.kinds = 1;
  tied.lines.cover.resize(3);
  LineRules rules;
  rules.follows = {1};
  rules.cells = {{.cost = 5}, {.cost = 6}, {.cost = 30}};
  tied.lines.people.push_back(rules);
  rules.cells = {{.cost = 15}, {.cost = 14}, {.cost = 13}};
  tied.lines.people.push_back(rules);
  tied.posts = 3;
  tied.post_of = {0, 1, 2};
  tied.ties = {{0, 1, -40}};
  std::vector<CountedPerson> people = counted_people(tied.lines);
  WorkMeter meter;
  PriceClimb climb(tied, people, meter);
  climb.tell_apart({.cycle = 1}, 10);
  for (int i = 0; i < 20; ++i) climb.round();
  EXPECT_EQ(bound_at(tied, climb.prices(), people, meter), -42);
  climb.tell_apart({.cycle = 7}, 10);
  for (int i = 0; i < 20; ++i) climb.round();
  EXPECT_EQ(bound_at(tied, climb.prices(), people, meter), -40);
  EXPECT_EQ(test::best_of_all(tied), -40);
}

// Two are wanted all the time, and nobody may be on more than three periods in six: that takes more
// states than are counted from the start.
TEST(PriceClimb, CountsWhatMakesADifference) {
  constexpr int kPeriods = 10;
  TiedLines tied;
  tied.lines.periods = kPeriods;
  tied.lines.kinds = 1;
  tied.lines.cover.assign(kPeriods, {.wanted = 2, .under = 300, .over = 300});
  tied.post_of.assign(kPeriods, -1);
  LineRules rules;
  rules.follows = {1};
  rules.constant = 1000;
  for (int period = 0; period < kPeriods; ++period) {
    CapSet windows = 0;
    for (int begin = std::max(0, period - 5); begin <= std::min(period, kPeriods - 6); ++begin)
      windows |= CapSet{1} << begin;
    rules.cells.push_back({.cost = period % 3, .charge = windows});
  }
  rules.caps.assign(kPeriods - 5, 3);
  rules.cap_rules.assign(kPeriods - 5, 0);
  tied.lines.people.assign(2, rules);
  const Cost best = test::best_of_all(tied);
  std::vector<CountedPerson> people = counted_people(tied.lines);
  ASSERT_EQ(people[0].states().counted(), CapSet{0});
  WorkMeter meter;
  PriceClimb climb(tied, people, meter);
  climb.tell_apart({}, 20);
  for (int i = 0; i < 40; ++i) {
    climb.round();
    EXPECT_LE(bound_at(tied, climb.prices(), people, meter), best);
  }
  EXPECT_EQ(people[0].states().counted(), (CapSet{1} << rules.caps.size()) - 1);
  EXPECT_GE(bound_at(tied, climb.prices(), people, meter), best - 10);
}

}  // namespace
}  // namespace respite
