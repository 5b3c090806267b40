#include "scheduler/rota/evenness.h"

#include <gtest/gtest.h>

#include "scheduler/team/short_limits.h"
#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

Evenness even(const Problem& problem, std::string_view held) {
  const Solution solution = holders(problem, held);
  const Judgement judgement = check(problem, solution);
  return evenness_of(problem, solution, judgement,
                     who_is_without_turn(problem, solution, judgement));
}

TEST(Evenness, ComparesCountsAmongThoseWhoMayHaveThem) {
  Desk desk = bare_desk(4);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}, {"night", "22:00", "06:00", 1}});
  auto& shifts = std::get<ShiftPlan>(desk.rotas[0].plan).shifts;
  shifts[1].people = {PersonIndex{0}, PersonIndex{1}};
  desk.people[3].share = 0.5;
  const Problem problem = make_problem(desk, days_of_winter(3));  // Monday to Wednesday
  const Evenness found = even(problem, "p2 p0 p2 p0 p3 p0");
  EXPECT_EQ(found.nights.people, 2);  // p2 may hold no night
  EXPECT_EQ(found.nights.least, 0);
  EXPECT_EQ(found.nights.most, 3);
  EXPECT_EQ(found.weekends.people, 0);
}

TEST(Evenness, LeavesOutWhoCouldHoldNothing) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  desk.people[0].limits.set(named::max_turns(Limit<int>{0, std::nullopt}));
  const Problem problem = make_problem(desk, weeks_of_winter(2));
  const Evenness found = even(problem, "p1 p2");
  EXPECT_NE(found.farthest, std::optional(PersonIndex{0}));
  EXPECT_EQ(found.nights.people, 2);
  EXPECT_EQ(found.nights.least, found.nights.most);
}

TEST(Evenness, NamesWhoIsFarthestFromTheirShare) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  const Problem problem = make_problem(desk, weeks_of_winter(3));
  const Evenness found = even(problem, "p1 p1 p2");
  EXPECT_EQ(found.farthest, std::optional(PersonIndex{0}));
  EXPECT_LT(found.off, 0);
  EXPECT_EQ(found.nights.people, 3);
  EXPECT_EQ(found.nights.least, 0);
}

}  // namespace
}  // namespace respite::test
