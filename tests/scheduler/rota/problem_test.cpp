#include "scheduler/rota/problem.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "scheduler/team/short_limits.h"
#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

using std::chrono::hours;
using std::chrono::weeks;

std::optional<Rule> bar_of(const Desk& desk, const DeskCalendars& calendars, std::size_t person,
                           std::size_t turn = 0) {
  return build_problem(desk, calendars, {}, weeks_of_winter(2)).barred[turn][person];
}

TEST(BuildProblem, LaysWhatIsHeldOverTheTurns) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  const DeskCalendars calendars = no_calendars(desk);
  const Interval window = weeks_of_winter(3);
  Facts facts;
  const Interval wide{window.begin, window.end + weeks{1}};
  for (Turn& turn : expand_turns(desk, calendars, wide))
    facts.held.push_back({std::move(turn), PersonIndex{1}, {}});
  facts.held[1].person = std::nullopt;  // published empty
  const Problem problem = build_problem(desk, calendars, facts, window);
  ASSERT_EQ(problem.turns.size(), 4U);
  EXPECT_EQ(problem.turns[0].fixed, PersonIndex{1});
  EXPECT_EQ(problem.turns[1].fixed, std::nullopt);
  EXPECT_TRUE(problem.turns[2].in_window);
  EXPECT_FALSE(problem.turns[3].in_window);
  EXPECT_EQ(problem.turns[3].fixed, PersonIndex{1});
}

// A breach that is there already is no licence for a second duty at the same time.
TEST(BuildProblem, BarsFromWhatRunsBesideATurnThatStays) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary", "secondary"});
  const DeskCalendars calendars = no_calendars(desk);
  Facts facts;
  auto turns = expand_turns(desk, calendars, weeks_of_winter(1));
  facts.held.push_back({std::move(turns[0]), PersonIndex{1}, {}});
  const Problem problem = build_problem(desk, calendars, facts, weeks_of_winter(1));
  ASSERT_EQ(problem.turns.size(), 2U);
  EXPECT_EQ(problem.barred[0][1], std::nullopt);  // their own
  EXPECT_EQ(problem.barred[1][1], Rule::kOverlap);
  EXPECT_EQ(problem.barred[1][0], std::nullopt);
}

// One empty turn of the on-call rota costs more than the second heads of a week.
TEST(BuildProblem, PricesRequiredTurnsAboveWantedHeads) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 2}});
  Shift& early = std::get<ShiftPlan>(desk.rotas[1].plan).shifts[0];
  const auto price = [&](std::string_view seat, std::uint32_t place) {
    const Problem problem = make_problem(desk, weeks_of_winter(1));
    const auto turn = std::ranges::find_if(problem.turns, [&](const ProblemTurn& one) {
      return one.turn.seat_id == seat && one.turn.place == place;
    });
    return turn->under;
  };
  EXPECT_EQ(price("primary", 0), 100);
  EXPECT_EQ(price("early", 1), 100);
  early.least = 1;
  early.under = 150;
  EXPECT_EQ(price("early", 1), 150);
  EXPECT_EQ(price("early", 0), 1650);
  EXPECT_EQ(price("primary", 0), 1600);
}

TEST(BuildProblem, LeavesOutWhatIsFarAway) {
  Desk desk = bare_desk(1);
  add_weekly(desk, "oncall", {"primary"});
  const DeskCalendars calendars = no_calendars(desk);
  Facts facts;
  for (Turn& turn : expand_turns(desk, calendars, weeks_of_winter(20)))
    facts.held.push_back({std::move(turn), PersonIndex{0}, {}});
  const Instant begin = weeks_of_winter(20).end;
  const auto context = [&](const Desk& of) {
    return build_problem(of, calendars, facts, {begin, begin + weeks{1}}).turns.size() - 1;
  };
  EXPECT_EQ(context(desk), 7U);  // six weeks back, and the turn that runs at their edge
  desk.limits.set(named::max_weekends(Limit<MaxWeekends>{{1, 12}, std::nullopt}));
  EXPECT_EQ(context(desk), 14U);
}

TEST(BuildProblem, ReplacesHeldTurnsTheFileNoLongerAsksFor) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  const DeskCalendars calendars = no_calendars(desk);
  Facts facts;
  for (Turn& turn : expand_turns(desk, calendars, weeks_of_winter(1)))
    facts.held.push_back({std::move(turn), PersonIndex{1}, {}});
  facts.held[0].turn.begin += hours{1};  // published when handovers were at ten
  const Problem plan = build_problem(desk, calendars, facts, weeks_of_winter(1));
  ASSERT_EQ(plan.turns.size(), 1U);
  EXPECT_FALSE(plan.turns[0].fixed);
  const Problem published = problem_as_published(desk, calendars, facts, weeks_of_winter(1));
  EXPECT_EQ(std::ranges::count(published.turns, PersonIndex{1}, &ProblemTurn::fixed), 1);
}

TEST(BuildProblem, BarsByTheFirstRuleThatApplies) {
  Desk desk = bare_desk(2);
  Rota& rota = add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}});
  DeskCalendars calendars = no_calendars(desk);
  EXPECT_EQ(bar_of(desk, calendars, 0), std::nullopt);

  calendars.busy[0] = IntervalSet{interval("2026-12-07T14:59:00Z", "2026-12-07T16:00:00Z")};
  EXPECT_EQ(bar_of(desk, calendars, 0), Rule::kBusy);
  EXPECT_EQ(bar_of(desk, calendars, 0, 1), std::nullopt);
  rota.counts = Counts::kStandby;
  EXPECT_EQ(bar_of(desk, calendars, 0), std::nullopt);
  rota.counts = Counts::kWork;

  calendars.leave[0] = IntervalSet{interval("2026-12-07T06:00:00Z", "2026-12-07T07:01:00Z")};
  EXPECT_EQ(bar_of(desk, calendars, 0), Rule::kLeave);
  desk.people[0].joins = day("2026-12-08");
  EXPECT_EQ(bar_of(desk, calendars, 0), Rule::kNotThere);
  std::get<ShiftPlan>(rota.plan).shifts[0].skills = {{SkillIndex{0}, Level::kExpert}};
  EXPECT_EQ(bar_of(desk, calendars, 0), Rule::kNotQualified);
  std::get<ShiftPlan>(rota.plan).shifts[0].people = {PersonIndex{1}};
  EXPECT_EQ(bar_of(desk, calendars, 0), Rule::kNotInRota);
  rota.people = {PersonIndex{1}};
  EXPECT_EQ(bar_of(desk, calendars, 0), Rule::kNotInRota);
}

TEST(BuildProblem, ToleratesLeaveThatBeginsAsATurnEnds) {
  Desk desk = bare_desk(1);
  Rota& rota = add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}});
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[0] = IntervalSet{interval("2026-12-07T13:00:00Z", "2026-12-09T00:00:00Z")};
  EXPECT_EQ(bar_of(desk, calendars, 0, 0), Rule::kLeave);
  rota.leave_tolerance = std::chrono::hours{2};
  EXPECT_EQ(bar_of(desk, calendars, 0, 0), std::nullopt);
  EXPECT_EQ(bar_of(desk, calendars, 0, 1), Rule::kLeave);
}

TEST(BuildProblem, BarsUntilASkillHasGrown) {
  Desk desk = bare_desk(1);
  Rota& rota = add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}});
  std::get<ShiftPlan>(rota.plan).shifts[0].skills = {{SkillIndex{0}, Level::kExpert}};
  desk.people[0].skills = {{SkillIndex{0}, Level::kNovice},
                           {SkillIndex{0}, Level::kExpert, day("2026-12-08")}};
  const DeskCalendars calendars = no_calendars(desk);
  EXPECT_EQ(bar_of(desk, calendars, 0, 0), Rule::kNotQualified);
  EXPECT_EQ(bar_of(desk, calendars, 0, 1), std::nullopt);
}

TEST(BuildProblem, LetsLeaveTouchAndBarsTheDayAfterLeaving) {
  Desk desk = bare_desk(1);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}});
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[0] = IntervalSet{interval("2026-12-07T15:00:00Z", "2026-12-08T07:00:00Z")};
  EXPECT_EQ(bar_of(desk, calendars, 0, 0), std::nullopt);
  EXPECT_EQ(bar_of(desk, calendars, 0, 1), std::nullopt);
  desk.people[0].leaves = day("2026-12-08");
  EXPECT_EQ(bar_of(desk, calendars, 0, 0), std::nullopt);
  EXPECT_EQ(bar_of(desk, calendars, 0, 1), Rule::kNotThere);
}

TEST(BuildProblem, KeepsProtectedTimeClear) {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}});
  ProtectedTime learning;
  learning.people = {PersonIndex{0}};
  learning.time = FixedTime{{{std::chrono::Tuesday, clock_time("14:00"), clock_time("16:00")}}};
  desk.protection.blocks = {learning};
  const DeskCalendars calendars = no_calendars(desk);
  EXPECT_EQ(bar_of(desk, calendars, 0, 1), std::nullopt);
  desk.protection.blocks[0].keep_clear = true;
  EXPECT_EQ(bar_of(desk, calendars, 0, 1), Rule::kProtectedTime);
  EXPECT_EQ(bar_of(desk, calendars, 1, 1), std::nullopt);
  EXPECT_EQ(bar_of(desk, calendars, 0, 2), std::nullopt);
}

TEST(BuildProblem, SharesTheLoadByShareAndPresence) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  desk.people[1].share = 0.5;
  desk.people[2].joins = day("2026-12-21");  // half of four weeks
  const Problem problem = make_problem(desk, weeks_of_winter(4));
  std::int64_t total = 0;
  for (std::size_t t = 0; t < 4; ++t) total += problem.load[t][0];
  const auto fair = [&](std::size_t person) {
    return static_cast<double>(problem.people[person].fair);
  };
  // Two weeks at 2 : 1, two at 2 : 1 : 2.
  EXPECT_NEAR(fair(0), static_cast<double>(total) * 8 / 15, 10);
  EXPECT_NEAR(fair(1), static_cast<double>(total) * 4 / 15, 10);
  EXPECT_NEAR(fair(2), static_cast<double>(total) * 3 / 15, 10);
}

TEST(BuildProblem, LowersTheShareForLeaveWhereAsked) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[0] = IntervalSet{interval("2026-12-07T00:00:00Z", "2026-12-21T00:00:00Z")};
  const auto fair = [&] {
    const Problem problem = build_problem(desk, calendars, {}, weeks_of_winter(4));
    return std::pair(problem.people[0].fair, problem.people[1].fair);
  };
  EXPECT_EQ(fair().first, fair().second);
  desk.fairness.leave_lowers_share = true;
  // Nothing of two weeks, half of the other two.
  EXPECT_NEAR(static_cast<double>(fair().first) * 3, static_cast<double>(fair().second), 10);
}

TEST(BuildProblem, TakesWhatIsCarriedOffTheShare) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  Facts facts;
  facts.carried = {{.load = 7200}, {.load = -7200}};
  const Problem problem = build_problem(desk, no_calendars(desk), facts, weeks_of_winter(2));
  EXPECT_EQ(problem.people[1].fair - problem.people[0].fair, 14400);
  EXPECT_EQ(problem.people[0].carried.load, 7200);
}

TEST(BuildProblem, LetsAPersonsLimitsReplaceTheDesks) {
  Desk desk = bare_desk(2);
  desk.limits.rest = Limit<Seconds>{hours{11}, std::nullopt};
  desk.limits.set(named::max_days(Limit<int>{5, std::nullopt}));
  desk.people[1].limits.rest = Limit<Seconds>{hours{14}, 3};
  const Problem problem = make_problem(desk, weeks_of_winter(1));
  const auto value = [](const auto& limit) { return must(limit, "a limit").value; };
  EXPECT_EQ(value(problem.people[0].limits.rest), hours{11});
  EXPECT_EQ(value(problem.people[1].limits.rest), hours{14});
  EXPECT_EQ(problem.people[1].limits.sequences.at(0).value.count, 5);
}

}  // namespace
}  // namespace respite::test
