#include "scheduler/protect/missing_parts.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace respite::protect {
namespace {

Want want_of(int wanted, int shortest, int longest, int unit) {
  Want want;
  want.wanted = wanted;
  want.shortest = shortest;
  want.longest = longest;
  want.unit = unit;
  want.missing = 40;
  return want;
}

double cost_at(const MissingCost& cost, int placed) {
  double sum = static_cast<double>(cost.least);
  int missing = cost.most_placed - placed;
  for (const MissingPart& part : cost.parts) {
    const int here = std::min(missing, part.cells);
    sum += here * part.a_cell;
    missing -= here;
  }
  return sum;
}

// Half of a block that is there or not costs half of it, though half the time missing costs less.
TEST(MissingCostOfWholeBlocks, OneBlockIsALine) {
  const Want want = want_of(8, 8, 8, 8);
  const MissingCost cost = missing_cost_of_whole_blocks(want);
  ASSERT_EQ(cost.parts.size(), 1U);
  EXPECT_EQ(cost.parts[0].cells, 8);
  EXPECT_DOUBLE_EQ(cost_at(cost, 0), static_cast<double>(missing_cost(want, 0)));
  EXPECT_DOUBLE_EQ(2 * cost_at(cost, 4), static_cast<double>(missing_cost(want, 0)));
}

TEST(MissingCostOfWholeBlocks, IsWhatAmountsOnItsCornersCost) {
  const Want want = want_of(16, 4, 8, 4);
  const MissingCost cost = missing_cost_of_whole_blocks(want);
  EXPECT_EQ(cost.most_placed, 16);
  for (const int placed : {0, 4, 8, 12, 16})
    EXPECT_DOUBLE_EQ(cost_at(cost, placed), static_cast<double>(missing_cost(want, placed)));
}

TEST(MissingCostOfWholeBlocks, CountsWhatNoBlocksComeTo) {
  const Want want = want_of(7, 3, 3, 3);
  const MissingCost cost = missing_cost_of_whole_blocks(want);
  EXPECT_EQ(cost.most_placed, 6);
  EXPECT_EQ(cost.least, missing_cost(want, 6));
  for (const int placed : {0, 3, 6})
    EXPECT_LE(cost_at(cost, placed), static_cast<double>(missing_cost(want, placed)));
}

}  // namespace
}  // namespace respite::protect
