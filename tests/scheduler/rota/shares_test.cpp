#include "scheduler/rota/shares.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

using std::chrono::days;
using std::chrono::weeks;

constexpr std::int64_t kTurn = 168 * 3600;  // load of a week where all bands weigh one

// A weekly rota of so many people whose turns are civil weeks, all of one load.
Desk weekly(int people, const std::vector<std::string>& seats = {"primary"}) {
  Desk desk = bare_desk(people);
  Rota& rota = add_weekly(desk, "oncall", seats);
  std::get<HandoverPlan>(rota.plan).handover.at = TimeOfDay{0};
  desk.fairness = {1, 1, 1, 1, 1, weeks{26}, false, 100};
  return desk;
}

IntervalSet weeks_away(int first, int last) {
  const Instant begin = weeks_of_winter(1).begin;
  return IntervalSet{{begin + weeks{first}, begin + weeks{last}}};
}

Problem build(const Desk& desk, const DeskCalendars& calendars, int count,
              const Facts& facts = {}) {
  return build_problem(desk, calendars, facts, weeks_of_winter(count));
}

// What a person owes of the week, in thousandths, first seat.
int owed(const Problem& problem, int week, const std::string& person,
         const std::string& seat = "primary") {
  const Instant begin = weeks_of_winter(1).begin + weeks{week};
  for (const SeatShares& shares : problem.shares) {
    if (shares.seat != seat || !shares.begins.contains(begin)) continue;
    for (const Share& share : shares.shares)
      if (share.person == person) return (share.millionths + 500) / 1000;
  }
  return 0;
}

std::vector<double> fair_turns(const Problem& problem) {
  std::vector<double> turns;
  turns.reserve(problem.people.size());
  for (const ProblemPerson& person : problem.people)
    turns.push_back(static_cast<double>(person.fair) / static_cast<double>(kTurn));
  return turns;
}

void expect_fair(const Problem& problem, const std::vector<double>& turns) {
  const auto fair = fair_turns(problem);
  ASSERT_EQ(fair.size(), turns.size());
  for (std::size_t i = 0; i < turns.size(); ++i) EXPECT_NEAR(fair[i], turns[i], 0.01) << i;
}

TEST(OwingIn, SharesEachWeekByShareAmongThoseThere) {
  Desk desk = weekly(3);
  desk.people[1].share = 0.5;
  desk.people[2].joins = day("2026-12-21");
  const Problem problem = build(desk, no_calendars(desk), 4);
  EXPECT_EQ(owed(problem, 1, "p0"), 667);
  EXPECT_EQ(owed(problem, 1, "p1"), 333);
  EXPECT_EQ(owed(problem, 1, "p2"), 0);
  EXPECT_EQ(owed(problem, 2, "p0"), 400);
  EXPECT_EQ(owed(problem, 2, "p1"), 200);
  EXPECT_EQ(owed(problem, 2, "p2"), 400);
  expect_fair(problem, {2 * 0.667 + 0.8, 2 * 0.333 + 0.4, 0.8});
}

// A head beyond what is wanted is owed by nobody, until somebody holds it.
TEST(OwingIn, AsksNothingForHeadsBeyondWhatIsWanted) {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}});
  Shift& early = std::get<ShiftPlan>(desk.rotas[0].plan).shifts[0];
  const DeskCalendars calendars = no_calendars(desk);
  const Problem one = build(desk, calendars, 1);
  early.most = 3;
  const Problem more = build(desk, calendars, 1);
  EXPECT_GT(more.turns.size(), one.turns.size());
  EXPECT_EQ(more.average_load, one.average_load);
  for (std::size_t p = 0; p < 2; ++p) EXPECT_EQ(more.people[p].fair, one.people[p].fair);

  Facts facts;
  for (const Turn& turn : expand_turns(desk, calendars, weeks_of_winter(1)))
    if (turn.place == 2) facts.held.push_back({turn, PersonIndex{0}, {}});
  const Problem held = build(desk, calendars, 1, facts);
  EXPECT_EQ(held.people[0].fair + held.people[1].fair,
            2 * (one.people[0].fair + one.people[1].fair));
}

TEST(OwingIn, JoinsWeeksThatAreOwedAlike) {
  Desk desk = weekly(3);
  desk.people[2].joins = day("2026-12-21");
  const Problem problem = build(desk, no_calendars(desk), 6);
  ASSERT_EQ(problem.shares.size(), 2U);
  const Instant begin = weeks_of_winter(1).begin;
  EXPECT_EQ(problem.shares[0].begins, (Interval{begin, begin + weeks{2}}));
  EXPECT_EQ(problem.shares[1].begins, (Interval{begin + weeks{2}, begin + weeks{6}}));
  for (const SeatShares& shares : problem.shares) {
    int sum = 0;
    for (const Share& share : shares.shares) sum += share.millionths;
    EXPECT_EQ(sum, 1'000'000);
  }
}

// Weeks are those of the rota's zone and the desk's week start, not of the window.
TEST(OwingIn, CutsWeeksAtTheDesksWeekStart) {
  Desk desk = weekly(2);
  desk.week_start = std::chrono::Thursday;
  desk.people[1].joins = day("2026-12-10");
  const Problem problem = build(desk, no_calendars(desk), 2);
  EXPECT_EQ(problem.shares[0].begins.end, instant("2026-12-10T00:00:00Z"));
  EXPECT_EQ(owed(problem, 0, "p1"), 0);
  EXPECT_EQ(owed(problem, 1, "p1"), 500);
}

TEST(OwingIn, OwesNothingOfAWeekAway) {
  const Desk desk = weekly(4);
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[0] = weeks_away(0, 4);
  const Problem problem = build(desk, calendars, 4);
  EXPECT_EQ(owed(problem, 0, "p0"), 0);
  EXPECT_EQ(owed(problem, 0, "p1"), 333);
  expect_fair(problem, {0, 1.333, 1.333, 1.333});
}

TEST(OwingIn, KeepsAShareWholeWithinTheWindowWhereLeaveDoesNotLowerIt) {
  Desk desk = weekly(4);
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[0] = weeks_away(0, 3);
  expect_fair(build(desk, calendars, 12), {3, 3, 3, 3});
  EXPECT_EQ(owed(build(desk, calendars, 12), 2, "p0"), 0);
  calendars.leave[0] = weeks_away(0, 10);
  expect_fair(build(desk, calendars, 12), {2, 3.333, 3.333, 3.333});
  desk.fairness.leave_lowers_share = true;
  expect_fair(build(desk, calendars, 12), {0.5, 11.5 / 3, 11.5 / 3, 11.5 / 3});
}

TEST(OwingIn, TwoAwayAtOnceOweNoMoreThanIsThereForBoth) {
  const Desk desk = weekly(4);
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[0] = calendars.leave[1] = weeks_away(0, 3);
  const auto fair = fair_turns(build(desk, calendars, 4));
  EXPECT_NEAR(fair[0] + fair[1], 1, 0.01);
  EXPECT_NEAR(fair[0], fair[1], 0.1);
}

// A day of leave takes the week's turn away, but only a seventh of the week's share.
TEST(OwingIn, MakesUpForATurnThatADayOfLeaveBars) {
  Desk desk = weekly(2);
  desk.fairness.leave_lowers_share = true;
  DeskCalendars calendars = no_calendars(desk);
  const Instant wednesday = weeks_of_winter(1).begin + days{2};
  calendars.leave[0] = IntervalSet{{wednesday, wednesday + days{1}}};
  const Problem problem = build(desk, calendars, 4);
  EXPECT_EQ(owed(problem, 0, "p0"), 0);
  expect_fair(problem, {1.5 + 6.0 / 13, 4 - 1.5 - 6.0 / 13});
}

TEST(OwingIn, SharesOutBySeatAmongThoseWithItsSkills) {
  Desk desk = weekly(4, {"primary", "secondary"});
  auto& seats = std::get<HandoverPlan>(desk.rotas[0].plan).seats;
  seats[0].skills = {{SkillIndex{0}, Level::kExpert}};
  for (const std::size_t i : {0U, 1U}) desk.people[i].skills = {{SkillIndex{0}, Level::kExpert}};
  const Problem problem = build(desk, no_calendars(desk), 4);
  EXPECT_EQ(owed(problem, 0, "p0"), 500);
  EXPECT_EQ(owed(problem, 0, "p2"), 0);
  // Who has primary alone is not asked for secondary as well.
  EXPECT_LE(owed(problem, 0, "p0", "secondary"), 1);
  EXPECT_NEAR(owed(problem, 0, "p2", "secondary"), 500, 1);
  expect_fair(problem, {2, 2, 2, 2});
}

// Who learns it in the third week has nothing to make up for.
TEST(OwingIn, ASeatIsOwedSinceTheSkillForItIsThere) {
  Desk desk = weekly(3);
  std::get<HandoverPlan>(desk.rotas[0].plan).seats[0].skills = {{SkillIndex{0}, Level::kExpert}};
  for (Person& person : desk.people) person.skills = {{SkillIndex{0}, Level::kExpert}};
  desk.people[2].skills[0].from = day("2026-12-21");
  const Problem problem = build(desk, no_calendars(desk), 4);
  EXPECT_EQ(owed(problem, 1, "p2"), 0);
  EXPECT_NEAR(owed(problem, 2, "p2"), 333, 1);
  EXPECT_NEAR(owed(problem, 2, "p0"), 333, 1);
  expect_fair(problem, {5.0 / 3, 5.0 / 3, 2.0 / 3});
}

TEST(OwingIn, OtherSeatsAreOwedByOthersWhileThoseWhoOweThemAreAway) {
  Desk desk = weekly(4, {"primary", "secondary"});
  auto& seats = std::get<HandoverPlan>(desk.rotas[0].plan).seats;
  seats[0].skills = {{SkillIndex{0}, Level::kExpert}};
  for (const std::size_t i : {0U, 1U}) desk.people[i].skills = {{SkillIndex{0}, Level::kExpert}};
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[2] = calendars.leave[3] = weeks_away(1, 2);
  const Problem problem = build(desk, calendars, 2);
  EXPECT_EQ(owed(problem, 1, "p0", "secondary") + owed(problem, 1, "p1", "secondary"), 1000);
}

TEST(OwingIn, AsksNobodyForTwoSeatsAtOnce) {
  Desk desk = weekly(2, {"primary", "secondary"});
  desk.people[1].share = 0.5;
  expect_fair(build(desk, no_calendars(desk), 4), {4, 4});
  const Desk three = weekly(3, {"primary", "secondary"});
  DeskCalendars calendars = no_calendars(three);
  calendars.leave[0] = weeks_away(0, 10);
  expect_fair(build(three, calendars, 12), {2, 11, 11});
}

TEST(OwingIn, WhatHasBegunOwesWhatWasSettled) {
  const Desk desk = weekly(2);
  const DeskCalendars calendars = no_calendars(desk);
  Facts facts;
  for (Turn& turn : expand_turns(desk, calendars, weeks_of_winter(3)))
    facts.held.push_back({std::move(turn), PersonIndex{0}, {}});
  const Instant begin = weeks_of_winter(1).begin;
  facts.now = begin + weeks{1} + days{3};
  facts.settled = {
      {"oncall", "primary", {begin, begin + weeks{1}}, {{"p1", 250'000}, {"gone", 750'000}}}};
  const Problem problem = problem_as_published(desk, calendars, facts, weeks_of_winter(4));
  ASSERT_EQ(problem.shares.size(), 1U);
  EXPECT_EQ(problem.shares[0].begins.begin, begin + weeks{2});
  // The first as settled, the second by its holder, two halves each; what somebody gone owed is
  // everybody's.
  const auto fair = fair_turns(problem);
  EXPECT_NEAR(fair[0], 2 + 0.375, 0.01);
  EXPECT_NEAR(fair[1], 0.25 + 1 + 0.375, 0.01);
}

TEST(OwingIn, TakesWhatIsCarriedOff) {
  const Desk desk = weekly(3);
  Facts facts;
  facts.carried = {{.load = kTurn}, {.load = -kTurn}, {}};
  expect_fair(build(desk, no_calendars(desk), 6, facts), {1, 3, 2});
  facts.carried = {{.load = 3 * kTurn}, {.load = -3 * kTurn}, {}};
  expect_fair(build(desk, no_calendars(desk), 6, facts), {0, 4.5, 1.5});
  facts.carried = {{.load = 3 * kTurn}, {}, {}};  // a call-out that nobody owes
  expect_fair(build(desk, no_calendars(desk), 6, facts), {0, 3, 3});
}

}  // namespace
}  // namespace respite::test
