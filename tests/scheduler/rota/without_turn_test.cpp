#include "scheduler/rota/without_turn.h"

#include <gtest/gtest.h>

#include "scheduler/team/short_limits.h"
#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

std::vector<WithoutTurn> without(const Problem& problem, std::string_view held) {
  const Solution solution = holders(problem, held);
  return who_is_without_turn(problem, solution, check(problem, solution));
}

TEST(WithoutTurn, TellsByWhatSomebodyIsBarred) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  desk.people[1].leaves = day("2026-12-15");
  desk.limits.set(named::max_turns(Limit<int>{4, std::nullopt}));
  desk.people[2].limits.set(named::max_turns(Limit<int>{0, std::nullopt}));
  const Problem problem = make_problem(desk, weeks_of_winter(3));
  const auto found = without(problem, "p0 p0 p0");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].person, PersonIndex{1});
  EXPECT_EQ(found[0].turns, 3);
  EXPECT_EQ(found[0].free, 1);  // the first week
  EXPECT_EQ(found[0].barred, (std::map<Rule, int>{{Rule::kNotThere, 2}}));
  EXPECT_EQ(found[1].barred, (std::map<Rule, int>{{Rule::kMaxTurns, 3}}));
}

TEST(WithoutTurn, IsSilentAboutWhoIsInNoRotaOrHoldsSomething) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"}).people = {PersonIndex{0}};
  const Problem problem = make_problem(desk, weeks_of_winter(1));
  EXPECT_TRUE(without(problem, "p0").empty());
}

}  // namespace
}  // namespace respite::test
