#include <gtest/gtest.h>

#include <cmath>

#include "tests/app/rota/account/years.h"

namespace respite::test {
namespace {

TEST(Years, StayFairWhoeverComesAndGoes) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) expect_fair_years(seed, 52);
}

}  // namespace
}  // namespace respite::test
