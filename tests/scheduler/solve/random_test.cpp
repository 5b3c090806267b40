#include "scheduler/solve/random.h"

#include <gtest/gtest.h>

#include <vector>

namespace respite {
namespace {

// The first words for seed 1, so that plans stay the same from release to release.
TEST(Random, GivesTheSameNumbersForever) {
  Random random(1);
  EXPECT_EQ(random.next(), 13860504569636493338U);
  EXPECT_EQ(random.next(), 11399400070060404925U);
}

TEST(Random, BelowIsEvenAndStaysBelow) {
  Random random(42);
  std::vector<int> counts(7, 0);
  for (int i = 0; i < 70'000; ++i) ++counts.at(random.below(std::size_t{7}));
  for (const int count : counts) EXPECT_NEAR(count, 10'000, 500);
  EXPECT_EQ(random.below(1), 0);
}

// Exponential with mean 1 / ln 2 = 1.4427 (the linear step lifts it by 0.06 at most).
TEST(Random, MinusLog2HasItsMean) {
  Random random(42);
  double sum = 0;
  for (int i = 0; i < 100'000; ++i) sum += static_cast<double>(random.minus_log2()) / 65536;
  EXPECT_NEAR(sum / 100'000, 1.47, 0.05);
}

}  // namespace
}  // namespace respite
