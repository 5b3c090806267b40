// Each set that is said to conflict does, none of its elements can be left out, each fix works.
#include <gtest/gtest.h>

#include "tests/scheduler/explain/infeasible.h"

namespace respite::test {
namespace {

// So many desks of which something is explained by a smallest set.
void expect_desks(RandomCase (*make)(std::uint64_t), int desks, const char* name) {
  Told all;
  int explained = 0;
  for (std::uint64_t seed = 1; explained < desks && seed < 5'000; ++seed) {
    SCOPED_TRACE(name + std::to_string(seed));
    const Told told = expect_true(make(seed), 4);
    explained += told.cores > 0 ? 1 : 0;
    all.turns += told.turns;
    all.cores += told.cores;
    all.fixes += told.fixes;
    all.limits += told.limits;
  }
  EXPECT_EQ(explained, desks);
  EXPECT_GT(all.fixes, 2 * desks);
  EXPECT_GT(all.limits, 0);
}

TEST(ExplainLong, IsTrueOfTinyDesks) { expect_desks(tiny_case, 100, "tiny seed "); }
TEST(ExplainLong, IsTrueOfSmallDesks) { expect_desks(small_case, 50, "small seed "); }

}  // namespace
}  // namespace respite::test
