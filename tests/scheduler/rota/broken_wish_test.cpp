#include "scheduler/rota/broken_wish.h"

#include <gtest/gtest.h>

#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

// Two seats for six weeks; p0 has the wish.
std::vector<BrokenWish> broken(const std::vector<Wish>& wishes, std::string_view held) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary", "secondary"});
  desk.people[0].wishes = wishes;
  const Problem problem = make_problem(desk, weeks_of_winter(6));
  return broken_wishes(problem, holders(problem, held));
}

constexpr std::string_view kFourOfSix = "p0 p1 p0 p1 p1 p0 p0 p2 p2 p0 p1 p0";

TEST(BrokenWishes, CountUnwantedCompany) {
  const auto found = broken({{WishCompany{PersonIndex{1}}, false, 10}}, kFourOfSix);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].such, 4);
  EXPECT_EQ(found[0].turns, 6);
  EXPECT_EQ(found[0].first, std::optional(TurnIndex{0}));
}

TEST(BrokenWishes, CountCompanyThatWasWantedAndIsNot) {
  const auto found = broken({{WishCompany{PersonIndex{2}}, true, 2}}, kFourOfSix);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].such, 2);
  EXPECT_TRUE(
      broken({{WishCompany{PersonIndex{1}}, true, 2}}, "p0 p1 p1 p0 - - - - - - - -").empty());
}

TEST(BrokenWishes, PutWhatCostsMostFirst) {
  const auto found = broken({{WishShift{"primary"}, false, 1},
                             {WishCompany{PersonIndex{1}}, false, 10},
                             {WishShift{"secondary"}, true, 3}},
                            kFourOfSix);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].wish, 1U);
  EXPECT_EQ(found[1].wish, 2U);  // three turns on primary, where secondary is liked
  EXPECT_EQ(found[2].such, 3);
}

TEST(BrokenWishes, ALikedDateIsBrokenWhereNoTurnFallsOnIt) {
  const Wish day{WishDate{test::day("2026-12-09"), test::day("2026-12-09")}, true, 1};
  EXPECT_EQ(broken({day}, "p1 p2 p0 p1 - - - - - - - -").size(), 1U);
  EXPECT_EQ(broken({day}, "p0 p2 p0 p1 - - - - - - - -").size(), 0U);
  const Wish later{WishDate{test::day("2027-12-09"), test::day("2027-12-09")}, true, 1};
  EXPECT_TRUE(broken({later}, kFourOfSix).empty());
}

}  // namespace
}  // namespace respite::test
