#include "scheduler/solve/bound.h"

#include <gtest/gtest.h>

#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

TEST(LowerBoundOf, CountsTurnsNobodyMayHold) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[0] = calendars.leave[1] =
      IntervalSet{interval("2026-12-08T00:00:00Z", "2026-12-09T00:00:00Z")};
  const Problem problem = build_problem(desk, calendars, {}, weeks_of_winter(3));
  EXPECT_EQ(lower_bound_of(problem)[Tier::kCover], 100);
}

TEST(LowerBoundOf, KnowsThatTurnsCannotBeCut) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  // Three turns between two: somebody is half a turn over, somebody half under.
  EXPECT_EQ(lower_bound_of(make_problem(desk, weeks_of_winter(3)))[Tier::kBalance], 500);
  EXPECT_EQ(lower_bound_of(make_problem(desk, weeks_of_winter(4)))[Tier::kBalance], 0);
}

TEST(LowerBoundOf, CountsEachTurnAtItsLeastWish) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  desk.people[0].wishes.push_back({WishShift{"primary"}, true, 2});
  desk.people[1].wishes.push_back({WishShift{"primary"}, false, 1});
  EXPECT_EQ(lower_bound_of(make_problem(desk, weeks_of_winter(4)))[Tier::kBalance], 4 * -200);
}

}  // namespace
}  // namespace respite::test
