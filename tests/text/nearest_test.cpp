#include "text/nearest.h"

#include <gtest/gtest.h>

namespace respite::text {
namespace {

TEST(EditDistance, CountsSlips) {
  struct Case {
    const char* a;
    const char* b;
    std::size_t distance;
  };
  const std::vector<Case> cases{{"ben", "ben", 0},
                                {"ben", "Ben", 0},
                                {"bne", "ben", 1},
                                {"be", "ben", 1},
                                {"bean", "ben", 1},
                                {"bo", "ben", 2},
                                {"", "ab", 2},
                                {"zome", "zone", 1},
                                {"abcdef", "", 4},
                                {"kitten", "sitting", 3},
                                {"abc", "xyz", 3},
                                {"Élodie", "élodi", 1},
                                {"Zo\u00eb", "Zoe\u0308", 0},
                                {"日本", "日木", 1}};
  for (const Case& c : cases) EXPECT_EQ(edit_distance(c.a, c.b, 3), c.distance) << c.a << c.b;
}

TEST(Nearest, TakesTheNearestOrNone) {
  EXPECT_EQ(nearest("bo", {"asha", "ben"}), "ben");
  EXPECT_EQ(nearest("handovr", {"handover", "id"}), "handover");
  EXPECT_EQ(nearest("ashs", {"asha", "asht"}), "asha");
  EXPECT_EQ(nearest("zebra", {"asha", "ben"}), std::nullopt);
  EXPECT_EQ(nearest("xy", {"ab"}), std::nullopt);
  EXPECT_EQ(nearest("", {"a"}), std::nullopt);
  EXPECT_EQ(nearest(std::string(100, 'a'), {std::string_view{"a"}}), std::nullopt);
}

TEST(DidYouMean, AsksOrSaysNothing) {
  EXPECT_EQ(did_you_mean("bo", {"ben"}), "did you mean \"ben\"?");
  EXPECT_EQ(did_you_mean("zebra", {"ben"}), "");
}

}  // namespace
}  // namespace respite::text
