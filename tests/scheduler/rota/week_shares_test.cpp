#include "scheduler/rota/week_shares.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/random_desk.h"

namespace respite::test {
namespace {

using Weights = std::vector<std::int64_t>;

constexpr std::int64_t kAny = 1'000'000;

TEST(ShareWeeks, GoesByWeightWhereNothingIsInTheWay) {
  const Weights weights = {2, 1, 1};
  const auto parts = share_weeks({{0, 400, weights, weights}, {1, 800, weights, weights}},
                                 {Loads(3, kAny), Loads(3, kAny)});
  EXPECT_EQ(parts, (std::vector<Loads>{{200, 100, 100}, {400, 200, 200}}));
}

//   weeks of 600      1    2    3        ana is away in the first and makes it up
//   ana               -   400  200 ...   as the whole of 1800 is 900 each
TEST(ShareWeeks, MakesUpForAWeekAwayInTheOthers) {
  const Weights both = {1, 1};
  const auto parts =
      share_weeks({{0, 600, both, {0, 1}}, {1, 600, both, both}, {2, 600, both, both}},
                  std::vector<Loads>(3, Loads(2, kAny)));
  EXPECT_EQ(parts[0], (Loads{0, 600}));
  EXPECT_EQ(parts[1][0] + parts[2][0], 900);
  EXPECT_NEAR(static_cast<double>(parts[1][0]), 450, 40);
}

TEST(ShareWeeks, DropsWhatCannotBeMadeUpFor) {
  const Weights both = {1, 1};
  const auto parts =
      share_weeks({{0, 600, both, {0, 1}}, {1, 600, both, {0, 1}}, {2, 600, both, both}},
                  std::vector<Loads>(3, Loads(2, kAny)));
  EXPECT_EQ(parts, (std::vector<Loads>{{0, 600}, {0, 600}, {600, 0}}));
}

TEST(ShareWeeks, TwoAwayAtOnceShareWhatIsLeft) {
  const Weights four(4, 1);
  const Weights others = {0, 0, 1, 1};
  const auto parts = share_weeks({{0, 1200, four, others},
                                  {1, 1200, four, others},
                                  {2, 1200, four, others},
                                  {3, 1200, four, four}},
                                 std::vector<Loads>(4, Loads(4, kAny)));
  EXPECT_NEAR(static_cast<double>(parts[3][0]), 600, 60);
  EXPECT_NEAR(static_cast<double>(parts[3][1]), 600, 60);
  EXPECT_EQ(parts[3][2] + parts[3][3], 0);
}

// Two seats of a week and two people: each can hold one of them, whatever their shares.
TEST(ShareWeeks, AsksNobodyForMoreThanOnePersonCanHold) {
  const Weights shares = {100'000, 50'000};
  const auto parts =
      share_weeks({{0, 6000, shares, shares}, {0, 6000, shares, shares}}, {Loads{6000, 6000}});
  EXPECT_NEAR(static_cast<double>(parts[0][0] + parts[1][0]), 6000, 5);
}

TEST(ShareWeeks, NobodyOwesWhatNobodyCanHold) {
  EXPECT_EQ(share_weeks({{0, 600, {1, 1}, {0, 0}}}, {Loads(2, 0)}),
            std::vector<Loads>{Loads(2, 0)});
  EXPECT_TRUE(share_weeks({}, {}).empty());
}

TEST(ShareWeeks, AddsUpAndKeepsToWhatCanBeHeld) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    Dice dice(seed);
    const auto people = static_cast<std::size_t>(dice.between(2, 6));
    const int week_count = dice.between(1, 8);
    std::vector<SeatWeek> cells;
    std::vector<Loads> most;
    for (int week = 0; week < week_count; ++week) {
      Loads& can = most.emplace_back(people, 0);
      for (int seat = dice.between(1, 2); seat > 0; --seat) {
        SeatWeek cell{static_cast<std::size_t>(week), 3600 * dice.between(1, 170), {}, {}};
        for (std::size_t p = 0; p < people; ++p) {
          cell.whole.push_back(1000 * dice.between(1, 10));
          cell.able.push_back(dice.one_in(3) ? 0 : cell.whole.back());
          if (cell.able.back() > 0) can[p] = std::max(can[p], cell.load);
        }
        cells.push_back(std::move(cell));
      }
    }
    const auto parts = share_weeks(cells, most);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const bool any =
          std::accumulate(cells[c].able.begin(), cells[c].able.end(), std::int64_t{0}) > 0;
      EXPECT_EQ(std::accumulate(parts[c].begin(), parts[c].end(), std::int64_t{0}),
                any ? cells[c].load : 0);
      for (std::size_t p = 0; p < people; ++p) {
        EXPECT_GE(parts[c][p], 0);
        EXPECT_TRUE(cells[c].able[p] > 0 || parts[c][p] == 0);
      }
    }
  }
}

}  // namespace
}  // namespace respite::test
