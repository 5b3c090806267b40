// One person's line against limits of the two families.
#include <gtest/gtest.h>

#include "tests/scheduler/rota/judged_line.h"

namespace respite::test {
namespace {

using std::chrono::hours;

const What kNightsOf{Counted::kNights, {}};
const What kEarly{Counted::kShift, "early"};

Desk night_desk() {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"early", "06:00", "14:00", 1}, {"night", "22:00", "06:00", 1}});
  return desk;
}

Found judge_seats(const Desk& desk, int days, const std::vector<std::pair<std::string, int>>& on) {
  const Problem problem = make_problem(desk, days_of_winter(days));
  std::vector<TurnIndex> line;
  line.reserve(on.size());
  for (const auto& [seat, day] : on) line.push_back(turn_of(problem, seat, day));
  return judge(problem, line);
}

//   nights   N N N . N     at most 2 in a row
TEST(JudgeFamilies, CountsNightsInARow) {
  Desk desk = night_desk();
  desk.limits.sequences = {{{kNightsOf, true, 2}, 4}};
  const Found found =
      judge_seats(desk, 7, {{"night", 0}, {"night", 1}, {"night", 2}, {"night", 4}});
  EXPECT_EQ(found.rules, Rules{Rule::kMostInARow});
  EXPECT_EQ(found.score.limits, 4);
  EXPECT_EQ(judge_seats(desk, 7, {{"early", 0}, {"early", 1}, {"early", 2}}).rules, Rules{});
}

TEST(JudgeFamilies, CountsEvenings) {
  Desk desk = shift_desk();
  desk.bands.evening = {{std::chrono::Monday, clock_time("18:00"), clock_time("22:00")},
                        {std::chrono::Tuesday, clock_time("18:00"), clock_time("22:00")}};
  desk.limits.sums = {{{{Counted::kEvenings, {}}, true, 1, {SumSpan::Unit::kDays, 7}}, 3}};
  EXPECT_EQ(judge_seats(desk, 7, {{"late", 0}, {"early", 1}}).rules, Rules{});
  EXPECT_EQ(judge_seats(desk, 7, {{"late", 0}, {"late", 1}}).rules, Rules{Rule::kMost});
}

TEST(JudgeFamilies, WantsBlocksOfOneShift) {
  Desk desk = night_desk();
  desk.limits.sequences = {{{kEarly, false, 2}, std::nullopt}};
  const Found found = judge_seats(desk, 9, {{"early", 2}, {"early", 4}, {"early", 5}});
  EXPECT_EQ(found.rules, Rules{Rule::kLeastInARow});
  EXPECT_EQ(found.score.unmet, 1);
}

TEST(JudgeFamilies, CountsNightsInAnyDays) {
  Desk desk = night_desk();
  desk.limits.sums = {{{kNightsOf, true, 2, {SumSpan::Unit::kDays, 4}}, std::nullopt}};
  EXPECT_EQ(judge_seats(desk, 9, {{"night", 0}, {"night", 2}, {"night", 4}}).rules, Rules{});
  const Found found = judge_seats(desk, 9, {{"night", 0}, {"night", 2}, {"night", 3}});
  EXPECT_EQ(found.rules, Rules{Rule::kMost});
  EXPECT_EQ(found.score.broken, 1);
}

// December has 25 days of the window (from the 7th), January the rest: only whole months want a
// least.
TEST(JudgeFamilies, SumsHoursOfAMonth) {
  Desk desk = night_desk();
  desk.limits.sums = {
      {{{Counted::kHours, {}}, true, 3600 * 16, {SumSpan::Unit::kMonth, 1}}, 5},
      {{{Counted::kHours, {}}, false, 3600 * 10, {SumSpan::Unit::kMonth, 1}}, std::nullopt}};
  const Found found = judge_seats(desk, 60, {{"early", 0}, {"early", 1}, {"early", 2}});
  EXPECT_EQ(found.rules, (Rules{Rule::kMost, Rule::kLeast}));
  EXPECT_EQ(found.score.limits, 5 * 8);
  EXPECT_EQ(found.score.unmet, 10);  // January: hours begun
}

TEST(JudgeFamilies, WantsSoMuchInEverySpan) {
  Desk desk = night_desk();
  desk.limits.sums = {
      {{{Counted::kTurns, {}}, false, 1, {SumSpan::Unit::kWeeks, 1}}, std::nullopt}};
  EXPECT_EQ(judge_seats(desk, 21, {{"early", 0}, {"early", 15}}).score.unmet, 1);
  EXPECT_EQ(judge_seats(desk, 21, {{"early", 0}, {"early", 8}, {"early", 15}}).score.unmet, 0);
}

// Away for half of a week or all of it, somebody is asked for half or nothing.
TEST(JudgeFamilies, AsksTheirPartOfWhoeverIsAway) {
  Desk desk = night_desk();
  desk.limits.sums = {{{{Counted::kTurns, {}}, false, 2, {SumSpan::Unit::kWeeks, 1}}, {}}};
  EXPECT_EQ(judge_seats(desk, 14, {{"early", 8}, {"early", 9}}).rules, Rules{Rule::kLeast});
  desk.people[0].joins = day("2026-12-14");  // the second Monday
  EXPECT_EQ(judge_seats(desk, 14, {{"early", 8}, {"early", 9}}).rules, Rules{});
  desk.people[0].joins = day("2026-12-11");
  EXPECT_EQ(judge_seats(desk, 14, {{"early", 8}, {"early", 9}}).rules, Rules{Rule::kLeast});
  EXPECT_EQ(judge_seats(desk, 14, {{"early", 5}, {"early", 8}, {"early", 9}}).rules, Rules{});

  desk.people[0].joins = {};
  DeskCalendars calendars = no_calendars(desk);
  const Instant begin = days_of_winter(1).begin;
  calendars.leave[0] = IntervalSet{{begin, begin + hours{24 * 7}}};
  const Problem problem = build_problem(desk, calendars, {}, days_of_winter(14));
  EXPECT_EQ(judge(problem, {}).rules, Rules{Rule::kLeast});  // of the second week
  EXPECT_EQ(judge(problem, {turn_of(problem, "early", 8), turn_of(problem, "early", 9)}).rules,
            Rules{});
}

TEST(JudgeFamilies, RestsLongerAfterARunOfNights) {
  Desk desk = night_desk();
  desk.limits.rest_after = {{{kNightsOf, hours{48}}, std::nullopt}};
  EXPECT_EQ(judge_seats(desk, 9, {{"night", 0}, {"night", 1}, {"early", 4}}).rules, Rules{});
  const Found found = judge_seats(desk, 9, {{"night", 0}, {"night", 1}, {"early", 3}});
  EXPECT_EQ(found.rules, Rules{Rule::kRestAfter});
  EXPECT_EQ(found.breaches.front().found, 24 * 3600);
}

TEST(JudgeFamilies, KeepsHoursNearTheAverage) {
  Desk desk = night_desk();  // 14 hours a week, two either way
  desk.limits.sums = {{{{Counted::kHours, {}}, false, 3600 * 12, {}, 1}, 1},
                      {{{Counted::kHours, {}}, true, 3600 * 16, {}, 1}, 1}};
  const auto earlies = [](int count) {
    std::vector<std::pair<std::string, int>> on;
    for (int day = 0; day < count; ++day) on.emplace_back("early", day);
    return on;
  };
  EXPECT_EQ(judge_seats(desk, 14, earlies(2)).rules, Rules{Rule::kMinHours});
  EXPECT_EQ(judge_seats(desk, 14, earlies(3)).rules, Rules{});
  EXPECT_EQ(judge_seats(desk, 14, earlies(4)).rules, Rules{});
  const Found found = judge_seats(desk, 14, earlies(5));
  EXPECT_EQ(found.rules, Rules{Rule::kAverageHours});
  EXPECT_EQ(found.score.limits, 8);
}

// The window begins on a Monday.
TEST(JudgeFamilies, KeepsWeekendsWhole) {
  Desk desk = night_desk();
  desk.limits.complete_weekends = Limit<CompleteWeekends>{{}, 7};
  EXPECT_EQ(judge_seats(desk, 14, {{"early", 5}, {"early", 6}}).rules, Rules{});
  const Found found = judge_seats(desk, 14, {{"early", 6}, {"early", 12}, {"night", 12}});
  EXPECT_EQ(found.rules, (Rules{Rule::kCompleteWeekends, Rule::kCompleteWeekends}));
}

TEST(JudgeFamilies, BindsSomePeopleOnly) {
  Desk desk = night_desk();
  desk.limits.sequences = {{{kNightsOf, true, 1}, std::nullopt, {index_of<PersonIndex>(1)}}};
  EXPECT_EQ(judge_seats(desk, 7, {{"night", 0}, {"night", 1}}).rules, Rules{});
  desk.rotas[0].limits.sequences = desk.limits.sequences;
  EXPECT_EQ(judge_seats(desk, 7, {{"night", 0}, {"night", 1}}).rules, Rules{});
  desk.rotas[0].limits.sequences[0].who = {kAnn};
  EXPECT_EQ(judge_seats(desk, 7, {{"night", 0}, {"night", 1}}).rules, Rules{Rule::kMostInARow});
}

TEST(JudgeFamilies, APersonsOwnTakesThePlaceOfTheDesks) {
  Desk desk = night_desk();
  desk.limits.sequences = {{{kNightsOf, true, 1}, std::nullopt}, {{kEarly, true, 1}, std::nullopt}};
  desk.people[0].limits.sequences = {{{kNightsOf, true, 3}, std::nullopt}};
  EXPECT_EQ(judge_seats(desk, 7, {{"night", 0}, {"night", 1}}).rules, Rules{});
  EXPECT_EQ(judge_seats(desk, 7, {{"early", 0}, {"early", 1}}).rules, Rules{Rule::kMostInARow});
}

TEST(JudgeFamilies, CountsTheShiftsOfAGroup) {
  Desk desk = night_desk();
  for (Shift& shift : std::get<ShiftPlan>(desk.rotas[0].plan).shifts) shift.group = "all";
  desk.limits.sums = {
      {{{Counted::kShift, "all"}, true, 2, {SumSpan::Unit::kWeeks, 1}}, std::nullopt}};
  EXPECT_EQ(judge_seats(desk, 7, {{"early", 0}, {"night", 2}, {"early", 5}}).rules,
            Rules{Rule::kMaxOfShift});
}

TEST(JudgeFamilies, AlternatesHolidays) {
  Desk desk = night_desk();
  desk.limits.alternate_holidays = Limit<AlternateHolidays>{{{"Christmas Day"}}, std::nullopt};
  DeskCalendars calendars = no_calendars(desk);
  calendars.desk.days = {{day("2025-12-25"), "Christmas Day"},
                         {day("2026-12-25"), "Christmas Day"},
                         {day("2026-12-26"), "Boxing Day"}};
  Facts facts;
  for (const Turn& turn : expand_turns(desk, calendars,
                                       {desk.zone.at_transition(Wall{day("2025-12-25")}),
                                        desk.zone.at_transition(Wall{day("2025-12-26")})}))
    if (turn.seat_id == "early") facts.held.push_back({turn, kAnn, {}});
  const Problem problem = build_problem(desk, calendars, facts, days_of_winter(21));
  EXPECT_EQ(judge(problem, {turn_of(problem, "early", 18)}).rules, Rules{Rule::kAlternateHolidays});
  EXPECT_EQ(judge(problem, {turn_of(problem, "early", 19)}).rules, Rules{});
}

TEST(JudgeFamilies, NeverHoldsWhatTheFileSays) {
  Desk desk = night_desk();
  desk.people[0].limits.never = {{kNightsOf, std::nullopt}};
  const Problem problem = make_problem(desk, days_of_winter(7));
  EXPECT_EQ(problem.barred[at(turn_of(problem, "night", 1))][0], Rule::kNever);
  EXPECT_EQ(problem.barred[at(turn_of(problem, "early", 1))][0], std::nullopt);
  EXPECT_EQ(problem.barred[at(turn_of(problem, "night", 1))][1], std::nullopt);
}

}  // namespace
}  // namespace respite::test
