// One person's line, rule by rule: what is counted.
#include "scheduler/rota/judge_line.h"

#include <gtest/gtest.h>

#include "scheduler/team/short_limits.h"
#include "tests/scheduler/rota/judged_line.h"

namespace respite::test {
namespace {

using std::chrono::hours;

//   days   1 1 1 1 1 . .     at most 3
TEST(LineJudge, CountsDaysInARow) {
  Desk desk = shift_desk();
  desk.limits.set(named::max_days(Limit<int>{3, 4}));
  const Found found = judge_earlies(desk, 7, {0, 1, 2, 3, 4});
  EXPECT_EQ(found.rules, Rules{Rule::kMaxDays});
  EXPECT_EQ(found.score.limits, 8);  // two days over
  EXPECT_EQ(judge_earlies(desk, 7, {0, 1, 2, 4, 5, 6}).rules, Rules{});
}

//   days   1 . . 1 . . 1 1   at least 2; those at the edges may go on beyond
TEST(LineJudge, JudgesMinimaOnlyOfFinishedRuns) {
  Desk desk = shift_desk();
  desk.limits.set(named::min_days(Limit<int>{2, std::nullopt}));
  const Found found = judge_earlies(desk, 8, {0, 3, 7});
  EXPECT_EQ(found.rules, Rules{Rule::kMinDays});
  EXPECT_EQ(found.score.unmet, 1);
  EXPECT_EQ(found.score.broken, 0);
  EXPECT_EQ(judge_earlies(desk, 8, {0, 3, 4, 7}).rules, Rules{});
}

//   days   1 . 1 . . 1       at least two days off
TEST(LineJudge, WantsDaysOffInARow) {
  Desk desk = shift_desk();
  desk.limits.set(named::min_days_off(Limit<int>{2, std::nullopt}));
  const Found found = judge_earlies(desk, 8, {0, 2, 5});
  EXPECT_EQ(found.rules, Rules{Rule::kMinDaysOff});
  EXPECT_EQ(found.score.unmet, 1);
}

// The window begins on a Monday: weekends are days 5-6, 12-13, 19-20, 26-27.
TEST(LineJudge, CountsWeekendsInAnyWeeks) {
  Desk desk = shift_desk();
  desk.limits.set(named::max_weekends(Limit<MaxWeekends>{{1, 2}, 3}));
  EXPECT_EQ(judge_earlies(desk, 28, {5, 6, 19, 20}).rules, Rules{});
  const Found found = judge_earlies(desk, 28, {5, 13, 20});
  EXPECT_EQ(found.rules, (Rules{Rule::kMaxWeekends, Rule::kMaxWeekends}));
  EXPECT_EQ(found.score.limits, 6);
}

TEST(LineJudge, CountsEachWeekendOfALongTurn) {
  Desk desk = weekly_desk();
  desk.limits.set(named::max_weekends(Limit<MaxWeekends>{{1, 1}, std::nullopt}));
  EXPECT_EQ(judge_primaries(desk, 4, {0, 1, 2}).rules, Rules{});
  desk.limits.set(named::max_weekends(Limit<MaxWeekends>{{2, 3}, std::nullopt}));
  EXPECT_EQ(judge_primaries(desk, 4, {0, 1, 2}).rules, Rules{Rule::kMaxWeekends});
}

//   hours   M8 T8 W8 T8 F8 | M8 ...   at most 36 in a week, 44 in two
TEST(LineJudge, SumsHoursOverAnyWeeks) {
  Desk desk = shift_desk();
  desk.limits.set(named::max_hours(Limit<MaxHours>{{hours{36}, 1}, 2}));
  const Found one = judge_earlies(desk, 14, {0, 1, 2, 3, 4});
  EXPECT_EQ(one.rules, Rules{Rule::kMaxHours});
  EXPECT_EQ(one.score.limits, 2 * 4);  // four hours over
  EXPECT_EQ(judge_earlies(desk, 14, {3, 4, 5, 6, 7, 8, 9}).rules, Rules{});
  desk.limits.set(named::max_hours(Limit<MaxHours>{{hours{44}, 2}, std::nullopt}));
  EXPECT_EQ(judge_earlies(desk, 14, {3, 4, 5, 6, 7, 8}).rules, Rules{Rule::kMaxHours});
}

TEST(LineJudge, CutsHoursAtTheStartOfTheWeek) {
  Desk desk = bare_desk(1);
  add_shifts(desk, "desk", {{"night", "22:00", "06:00", 1}});
  desk.limits.set(named::max_hours(Limit<MaxHours>{{hours{2}, 1}, std::nullopt}));
  const Problem problem = make_problem(desk, days_of_winter(14));
  // Sunday's night gives two hours to its week and six to the next.
  const Found found = judge(problem, {turn_of(problem, "night", 6)});
  ASSERT_EQ(found.rules, Rules{Rule::kMaxHours});
  EXPECT_EQ(found.breaches[0].found, 6 * 3600);
}

TEST(LineJudge, WantsHoursProRata) {
  Desk desk = shift_desk();
  desk.limits.set(named::min_hours(Limit<MinHours>{{hours{32}, 2}, 1}));
  EXPECT_EQ(judge_earlies(desk, 14, {0, 1, 2}).score.limits, 8);
  desk.people[0].share = 0.5;
  EXPECT_EQ(judge_earlies(desk, 14, {0, 1, 2}).score.limits, 0);
  EXPECT_EQ(judge_earlies(desk, 14, {0}).score.limits, 8);
}

TEST(LineJudge, WantsItsPartOfTheHoursInAShorterWindow) {
  Desk desk = shift_desk();
  desk.limits.set(named::min_hours(Limit<MinHours>{{hours{64}, 4}, 1}));
  EXPECT_EQ(judge_earlies(desk, 28, {0, 1, 2}).score.limits, 40);
  EXPECT_EQ(judge_earlies(desk, 14, {0, 1, 2}).score.limits, 8);
  EXPECT_EQ(judge_earlies(desk, 7, {0, 1}).score.limits, 0);
}

TEST(LineJudge, CountsInTheWindowOnlyWhereItIsPlannedAsOne) {
  Desk desk = shift_desk();
  desk.limits.set(named::min_hours(Limit<MinHours>{{hours{64}, 2}, 1}));
  desk.limits.set(named::max_turns(Limit<int>{1, std::nullopt}));
  desk.limits.set(named::max_of_shift({{"early", 1, 0}, std::nullopt}));
  Problem problem = make_problem(desk, days_of_winter(14));
  const std::vector<TurnIndex> line{turn_of(problem, "early", 0), turn_of(problem, "early", 3)};
  EXPECT_EQ(judge(problem, line).rules.size(), 3U);
  problem.planned_as_one = false;
  EXPECT_EQ(judge(problem, line).rules, Rules{});
}

TEST(LineJudge, CountsTurns) {
  Desk desk = shift_desk();
  desk.limits.set(named::max_turns(Limit<int>{2, std::nullopt}));
  desk.limits.set(named::min_turns(Limit<int>{2, std::nullopt}));
  EXPECT_EQ(judge_earlies(desk, 7, {0, 3}).rules, Rules{});
  EXPECT_EQ(judge_earlies(desk, 7, {0, 3, 5, 6}).score.broken, 2);
  EXPECT_EQ(judge_earlies(desk, 7, {0}).score.unmet, 1);
}

TEST(LineJudge, CapsOneShiftByWeeksOrInAll) {
  Desk desk = shift_desk();
  desk.limits.set(named::max_of_shift({{"early", 1, 1}, 5}));
  EXPECT_EQ(judge_earlies(desk, 14, {0, 1, 7}).score.limits, 5);
  desk.limits.set(named::max_of_shift({{"early", 1, 0}, 5}));
  EXPECT_EQ(judge_earlies(desk, 14, {0, 1, 7}).score.limits, 10);
  desk.limits.set(named::max_of_shift({{"late", 0, 0}, 5}));
  EXPECT_EQ(judge_earlies(desk, 14, {0, 1, 7}).score.limits, 0);
}

TEST(LineJudge, LimitsTheShareOfTimeOnCall) {
  Desk desk = weekly_desk();
  desk.limits.set(named::max_oncall_share(Limit<double>{0.25, 2}));
  EXPECT_EQ(judge_primaries(desk, 4, {0}).rules, Rules{});
  EXPECT_EQ(judge_primaries(desk, 4, {0, 2}).score.limits, 2 * 25);  // 50 % of four weeks
}

}  // namespace
}  // namespace respite::test
