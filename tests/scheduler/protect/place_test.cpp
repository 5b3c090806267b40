#include <gtest/gtest.h>

#include "tests/support/protect/naive_blocks.h"
#include "tests/support/protect/random_desk.h"

namespace respite {
namespace {

using test::ProtectedDesk;
using test::random_protected_desk;
using test::wrong_with;

std::string lines(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += one + "\n";
  return text;
}

constexpr int kLittle = 10;  // lawful and told truly, however little is done

TEST(PlaceProtectedTime, IsLawfulOnRandomDesks) {
  int placed = 0;
  for (std::uint64_t seed = 1; seed <= RESPITE_PROTECTED_DESKS; ++seed) {
    SCOPED_TRACE(seed);
    const ProtectedDesk desk = random_protected_desk(seed);
    const PlacementInput input = desk.input();
    const Placement placement = place_protected_time(input, kLittle);
    ASSERT_EQ(lines(wrong_with(input, placement.blocks)), "");
    EXPECT_LE(placement.bound, placement.cost);
    placed += static_cast<int>(placement.blocks.size());
    for (const TargetMet& target : placement.targets)
      EXPECT_EQ(target.placed < target.wanted, !target.why.empty());
  }
  EXPECT_GT(placed, 10 * RESPITE_PROTECTED_DESKS);
}

}  // namespace
}  // namespace respite
