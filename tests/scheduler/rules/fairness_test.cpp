#include "scheduler/rules/fairness.h"

#include <gtest/gtest.h>

#include "scheduler/rules/succession.h"

namespace respite {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(DeviationCost, IsTheSquareInAverageTurns) {
  constexpr std::int64_t kTurn = 604'800;
  EXPECT_EQ(deviation_cost(0, kTurn, 100), 0);
  EXPECT_EQ(deviation_cost(kTurn, kTurn, 100), 1000);
  EXPECT_EQ(deviation_cost(-kTurn, kTurn, 100), 1000);
  EXPECT_EQ(deviation_cost(2 * kTurn, kTurn, 100), 4000);
  EXPECT_EQ(deviation_cost(kTurn / 2, kTurn, 100), 250);
  EXPECT_EQ(deviation_cost(2 * kTurn, kTurn, 50), 2000);
  EXPECT_EQ(deviation_cost(2 * kTurn, kTurn, 0), 0);
}

TEST(DeviationCost, RoundsHalfUp) {
  // 1000 * (1/44.7...)^2: 1000 / 2000 is exactly one half.
  EXPECT_EQ(deviation_cost(1, 1, 100), 1000);
  EXPECT_EQ(deviation_cost(10, 447, 100), 1);  // 0.5005
  EXPECT_EQ(deviation_cost(10, 448, 100), 0);  // 0.4982
  EXPECT_EQ(deviation_cost(1, 2, 10), 25);     // exactly 25
  EXPECT_EQ(deviation_cost(3, 60, 20), 1);     // exactly 0.5
}

TEST(DeviationCost, HoldsForHugeLoads) {
  constexpr std::int64_t kHuge = std::int64_t{1} << 45;
  EXPECT_EQ(deviation_cost(kHuge, kHuge, 100), 1000);
}

TEST(ToMillionths, IsExactForPercents) {
  EXPECT_EQ(to_millionths(0.29), 290'000);
  EXPECT_EQ(to_millionths(1.0), 1'000'000);
  EXPECT_EQ(to_millionths(0.0), 0);
}

TEST(PartOf, RoundsDown) {
  EXPECT_EQ(part_of(hours{10}, 250'000), minutes{150});
  EXPECT_EQ(part_of(Seconds{3}, 500'000), Seconds{1});
}

TEST(BegunUnits, CountsTheOneThatWasBegun) {
  EXPECT_EQ(begun_units(hours{-1}, hours{1}), 0);
  EXPECT_EQ(begun_units(hours{0}, hours{1}), 0);
  EXPECT_EQ(begun_units(minutes{60}, hours{1}), 1);
  EXPECT_EQ(begun_units(minutes{61}, hours{1}), 2);
}

TEST(FollowsNextDay, OnlyTheVeryNext) {
  EXPECT_TRUE(follows_next_day(10, 11));
  EXPECT_FALSE(follows_next_day(10, 12));
  EXPECT_FALSE(follows_next_day(10, 10));
}

}  // namespace
}  // namespace respite
