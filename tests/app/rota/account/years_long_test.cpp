#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <random>

#include "tests/app/rota/account/years.h"

namespace respite::test {
namespace {

// Fresh seeds, each printed, so that a finding can be told again.
TEST(Years, StayFairOverThreeOnFreshSeeds) {
  constexpr int kSeeds = 40;
  std::random_device fresh;
  for (int i = 0; i < kSeeds && !testing::Test::HasFailure(); ++i) {
    const std::uint64_t seed = fresh();
    std::cout << "seed " << seed << std::endl;
    expect_fair_years(seed, 156);
  }
}

}  // namespace
}  // namespace respite::test
