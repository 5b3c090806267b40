// What company is worth: in a roster, and shared out by prices.
#include "scheduler/solve/prices/tied_lines.h"

#include <gtest/gtest.h>

#include "tests/scheduler/solve/prices/tied_desks.h"

namespace respite {
namespace {

// Shares that are no whole units add up all the same, on every post, and on nothing else.
TEST(TiedLines, SharesOfATieAddUpToItsPoints) {
  Random random(81);
  int shared = 0;
  for (int round = 0; round < 100; ++round) {
    TiedLines tied = test::tiny_tied_lines(random);
    const TiedPrices prices = test::random_prices(tied, random);
    TiedLines alone = tied;
    alone.ties.clear();
    for (std::size_t t = 0; t < tied.ties.size(); ++t) {
      TiedLines with = alone;
      with.ties = {tied.ties[t]};
      TiedPrices its = prices;
      its.shares = {prices.shares[t]};
      const auto share_of = [&](std::size_t person, std::size_t cell) {
        return prices_for(with, its, person, kPriceScale)[cell] -
               prices_for(alone, its, person, kPriceScale)[cell];
      };
      const Price points = std::min(0, tied.ties[t].points);
      for (std::size_t cell = 0; cell < tied.post_of.size(); ++cell) {
        const Price one = share_of(tied.ties[t].one, cell);
        const Price other = share_of(tied.ties[t].other, cell);
        EXPECT_EQ(one + other, tied.post_of[cell] < 0 ? 0 : points * kPriceScale);
        EXPECT_LE(one, 0);
        EXPECT_LE(other, 0);
        shared += one < 0 && other < 0;
      }
      for (std::size_t person = 0; person < tied.lines.people.size(); ++person)
        if (person != tied.ties[t].one && person != tied.ties[t].other) {
          EXPECT_EQ(share_of(person, 0), 0);
        }
    }
  }
  EXPECT_GT(shared, 100);
}

TEST(TiedLines, PricesOfCellsAreCostsLessWhatAHeadIsWorth) {
  Random random(82);
  TiedLines tied = test::tiny_tied_lines(random);
  tied.ties.clear();
  TiedPrices prices = no_prices(tied);
  prices.covers[1] = 2.5;
  const std::vector<Price> of = prices_for(tied, prices, 0, kPriceScale);
  const std::vector<LineCell>& cells = tied.lines.people[0].cells;
  EXPECT_EQ(of[0], cells[0].cost * kPriceScale);
  EXPECT_EQ(of[1], cells[1].cost * kPriceScale - 40);
  tied.lines.cover[1].wanted = 3;
  EXPECT_EQ(supply_worth(tied, prices, kPriceScale), 120);
}

// Three people, two periods, three kinds: the first two kinds are one post, the third is none.
TEST(TiedLines, CompanyCountsOnceAPeriodAndPost) {
  TiedLines tied;
  tied.lines.periods = 2;
  tied.lines.kinds = 3;
  tied.lines.cover.resize(6);
  LineRules rules;
  rules.follows = {7, 7, 7};
  rules.cells.resize(6);
  tied.lines.people.assign(3, rules);
  tied.post_of = {0, 0, -1, 1, 1, -1};
  tied.posts = 2;
  tied.ties = {{0, 1, -10}, {2, 0, 7}};
  const Line off{kOff, kOff};
  EXPECT_EQ(tied.cost({{0, 0}, off, off}), 0);
  EXPECT_EQ(tied.cost({{0, kOff}, {0, kOff}, off}), -10) << "in one cell";
  EXPECT_EQ(tied.cost({{0, kOff}, {1, kOff}, off}), -10) << "in two cells of a post";
  EXPECT_EQ(tied.cost({{0, 1}, {1, 1}, off}), -20) << "in each period";
  EXPECT_EQ(tied.cost({{0, kOff}, {kOff, 0}, off}), 0) << "in two periods";
  EXPECT_EQ(tied.cost({{2, kOff}, {2, kOff}, off}), 0) << "where nobody can be on together";
  EXPECT_EQ(tied.cost({{0, kOff}, off, {1, kOff}}), 7) << "whoever is named first";
  EXPECT_EQ(tied.cost({off, {0, 0}, {0, 0}}), 0) << "not tied";
  EXPECT_EQ(tied.cost({{0, 0}, {0, 0}, {0, kOff}}), -13);
  tied.lines.people[1].cells[0].cost = 4;
  EXPECT_EQ(tied.cost({{0, kOff}, {0, kOff}, off}), -6) << "besides what lines cost";
}

}  // namespace
}  // namespace respite
