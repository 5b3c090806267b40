#include "text/list.h"

#include <gtest/gtest.h>

namespace respite::text {
namespace {

using Items = std::vector<std::string>;

TEST(SplitList, TakesItemsBetweenCommas) {
  EXPECT_EQ(split_list("a,b"), (Items{"a", "b"}));
  EXPECT_EQ(split_list(" a , b c ,"), (Items{"a", "b c"}));
  EXPECT_EQ(split_list("a"), (Items{"a"}));
  EXPECT_EQ(split_list(",, ,"), Items{});
  EXPECT_EQ(split_list(""), Items{});
}

}  // namespace
}  // namespace respite::text
