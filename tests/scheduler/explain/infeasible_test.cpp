// A handful of the random desks of infeasible_long_test.cpp.
#include <gtest/gtest.h>

#include "tests/scheduler/explain/infeasible.h"

namespace respite::test {
namespace {

TEST(Explain, IsTrueOfTinyDesks) {
  Told all;
  for (std::uint64_t seed = 1; all.cores < 12; ++seed) {
    SCOPED_TRACE("tiny seed " + std::to_string(seed));
    const Told told = expect_true(tiny_case(seed), 2);
    all.cores += told.cores;
    all.fixes += told.fixes;
  }
  EXPECT_GT(all.fixes, 12);
}

// Where published turns overlap, and so excuse what else is unlawful.
TEST(Explain, LeavesNothingNeedlessBesideUnlawfulTurns) {
  const Told told = expect_true(small_case(20), 4);
  EXPECT_GT(told.cores, 0);
}

}  // namespace
}  // namespace respite::test
