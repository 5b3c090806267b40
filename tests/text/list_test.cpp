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

TEST(Join, PutsTheTextBetweenItems) {
  EXPECT_EQ(join(Items{"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(join(Items{"", ""}, "; "), "; ");
  EXPECT_EQ(join(Items{"a"}, ", "), "a");
  EXPECT_EQ(join(Items{}, ", "), "");
  const std::vector<std::string_view> views = {"a", "b"};
  EXPECT_EQ(join(views, " and "), "a and b");
  EXPECT_EQ(join(std::set<std::string>{"b", "a"}, ","), "a,b");
}

}  // namespace
}  // namespace respite::text
