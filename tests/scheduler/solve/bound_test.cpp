#include "scheduler/solve/bound.h"

#include <gtest/gtest.h>

#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

// Nothing is known but that any plan is better than this one.
Score bound_of(const Problem& problem) {
  Score known;
  known[Tier::kBalance] = 1'000'000;
  return lower_bound_of(problem, known);
}

TEST(LowerBoundOf, CountsTurnsNobodyMayHold) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[0] = calendars.leave[1] =
      IntervalSet{interval("2026-12-08T00:00:00Z", "2026-12-09T00:00:00Z")};
  const Problem problem = build_problem(desk, calendars, {}, weeks_of_winter(3));
  EXPECT_EQ(bound_of(problem)[Tier::kCover], 100);
}

TEST(LowerBoundOf, KnowsThatTurnsCannotBeCut) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  // Three turns between two: somebody is half a turn over, somebody half under.
  EXPECT_EQ(bound_of(make_problem(desk, weeks_of_winter(3)))[Tier::kBalance], 500);
  EXPECT_EQ(bound_of(make_problem(desk, weeks_of_winter(4)))[Tier::kBalance], 0);
}

TEST(LowerBoundOf, CountsEachTurnAtItsLeastWish) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  desk.people[0].wishes.push_back({WishShift{"primary"}, true, 2});
  desk.people[1].wishes.push_back({WishShift{"primary"}, false, 1});
  EXPECT_EQ(bound_of(make_problem(desk, weeks_of_winter(4)))[Tier::kBalance], 4 * -200);
}

// A week at Christmas weighs more than another: even the best deal of one dear and three plain
// turns leaves a difference.
TEST(LowerBoundOf, KnowsThatLoadsDiffer) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  DeskCalendars calendars = no_calendars(desk);
  for (int i = 0; i < 5; ++i)
    calendars.desk.days.push_back({day("2026-12-08") + std::chrono::days{i}, "Holiday"});
  const Problem problem = build_problem(desk, calendars, {}, weeks_of_winter(4));
  const std::int64_t dear = problem.load[0][0];
  const std::int64_t plain = problem.load[1][0];
  ASSERT_GT(dear, plain);
  const double off =
      static_cast<double>(dear - plain) / 2 / static_cast<double>(problem.average_load);
  EXPECT_NEAR(static_cast<double>(bound_of(problem)[Tier::kBalance]), 2 * 1000 * off * off, 2);
}

TEST(LowerBoundOf, CountsWhatIsHeld) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  const DeskCalendars calendars = no_calendars(desk);
  Facts facts;
  for (Turn& turn : expand_turns(desk, calendars, weeks_of_winter(4)))
    facts.held.push_back({std::move(turn), PersonIndex{0}, {}});
  facts.held.pop_back();
  const Problem problem = build_problem(desk, calendars, facts, weeks_of_winter(4));
  // Three held by p0, two are fair; p1 can have one at most.
  EXPECT_EQ(bound_of(problem)[Tier::kBalance], 2000);
}

}  // namespace
}  // namespace respite::test
