// One person's line, rule by rule: overlap, rest, gaps, successions, context, balance.
#include "scheduler/rota/judge_line.h"

#include <gtest/gtest.h>

#include "scheduler/team/short_limits.h"
#include "tests/scheduler/rota/judged_line.h"

namespace respite::test {
namespace {

using std::chrono::hours;
using std::chrono::weeks;

TEST(LineJudge, FindsNothingInAnEmptyLine) {
  const Problem problem = make_problem(shift_desk(), days_of_winter(7));
  EXPECT_EQ(judge(problem, {}).rules, Rules{});
}

//   early [07 ------ 15)
//   late          [14 ------ 22)
TEST(LineJudge, SeesDutiesOverlap) {
  const Problem problem = make_problem(shift_desk(), days_of_winter(2));
  const Found found = judge(problem, {turn_of(problem, "early", 0), turn_of(problem, "late", 0)});
  EXPECT_EQ(found.rules, Rules{Rule::kOverlap});
  EXPECT_EQ(found.score.broken, 1);
}

TEST(LineJudge, LetsDutiesTouch) {
  Desk desk = bare_desk(1);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}, {"late", "15:00", "22:00", 1}});
  const Problem problem = make_problem(desk, days_of_winter(1));
  EXPECT_EQ(judge(problem, {TurnIndex{0}, TurnIndex{1}}).rules, Rules{});
}

TEST(LineJudge, SeesTwoSeatsOfOneHandoverRota) {
  const Problem problem = make_problem(weekly_desk(), weeks_of_winter(1));
  EXPECT_EQ(judge(problem, {TurnIndex{0}, TurnIndex{1}}).rules, Rules{Rule::kOverlap});
}

// Nights on call, days at the desk: the turns' spans overlap, what they cover does not.
TEST(LineJudge, LetsSlotsInterleave) {
  Desk desk = shift_desk();
  Rota& rota = add_weekly(desk, "oncall", {"primary"});
  rota.covers = CoversHours{{{std::chrono::Tuesday, clock_time("22:00"), clock_time("06:00")},
                             {std::chrono::Wednesday, clock_time("22:00"), clock_time("06:00")}}};
  const Problem problem = make_problem(desk, days_of_winter(7));
  EXPECT_EQ(judge(problem, {turn_of(problem, "primary", 0), turn_of(problem, "late", 1)}).rules,
            Rules{});
  rota.covers = CoversHours{{{std::chrono::Tuesday, clock_time("21:59"), clock_time("06:00")}}};
  const Problem other = make_problem(desk, days_of_winter(7));
  EXPECT_EQ(judge(other, {turn_of(other, "primary", 0), turn_of(other, "late", 1)}).rules,
            Rules{Rule::kOverlap});
}

//   late Mon [14 -- 22) - - 9 h - - [07 -- 15) early Tue
TEST(LineJudge, WantsRestBetweenWork) {
  Desk desk = shift_desk();
  desk.limits.rest = Limit<Seconds>{hours{11}, std::nullopt};
  Problem problem = make_problem(desk, days_of_winter(2));
  const std::vector<TurnIndex> line = {turn_of(problem, "late", 0), turn_of(problem, "early", 1)};
  const Found found = judge(problem, line);
  ASSERT_EQ(found.rules, Rules{Rule::kRest});
  EXPECT_EQ(found.breaches[0].found, 9 * 3600);
  EXPECT_EQ(found.breaches[0].limit, 11 * 3600);
  EXPECT_EQ(to_text(problem, kAnn, found.breaches[0]),
            "Person 0: 9 h of rest before desk/early on Tue 8 Dec 2026 07:00; the limit is 11 h");
  problem.people[0].limits.rest = Limit<Seconds>{hours{9}, std::nullopt};
  EXPECT_EQ(judge(problem, line).rules, Rules{});
}

TEST(LineJudge, AsksNoRestOfStandby) {
  Desk desk = shift_desk();
  desk.rotas[0].counts = Counts::kStandby;
  desk.limits.rest = Limit<Seconds>{hours{11}, std::nullopt};
  const Problem problem = make_problem(desk, days_of_winter(2));
  EXPECT_EQ(judge(problem, {turn_of(problem, "late", 0), turn_of(problem, "early", 1)}).rules,
            Rules{});
}

// Rest lies between neighbouring slots, in whatever order their turns began.
//   nights of work    [Tue 22 .. Wed 06)
//   early                               [Wed 07 ..)     1 h
TEST(LineJudge, WantsRestBetweenInterleavedSlots) {
  Desk desk = shift_desk();
  Rota& rota = add_weekly(desk, "nights", {"night"});
  rota.counts = Counts::kWork;
  rota.covers = CoversHours{{{std::chrono::Tuesday, clock_time("22:00"), clock_time("06:00")},
                             {std::chrono::Friday, clock_time("22:00"), clock_time("06:00")}}};
  desk.limits.rest = Limit<Seconds>{hours{11}, std::nullopt};
  const Problem problem = make_problem(desk, days_of_winter(7));
  const TurnIndex nights = turn_of(problem, "night", 0);
  const Found found = judge(problem, {nights, turn_of(problem, "early", 2)});
  ASSERT_EQ(found.rules, Rules{Rule::kRest});
  EXPECT_EQ(found.breaches[0].found, 3600);
  EXPECT_EQ(judge(problem, {nights, turn_of(problem, "early", 3)}).rules, Rules{});
}

//   |A|.|A|        one week in between
TEST(LineJudge, WantsGapsBetweenTurnsOfARota) {
  Desk desk = weekly_desk();
  desk.limits.gap = Limit<Seconds>{weeks{2}, 7};
  const Found found = judge_primaries(desk, 6, {0, 2, 5});
  EXPECT_EQ(found.rules, Rules{Rule::kGap});
  EXPECT_EQ(found.score.limits, 7);
  EXPECT_EQ(found.breaches[0].found, 7 * 86400);
}

TEST(LineJudge, CountsBothSeatsForTheGap) {
  Desk desk = weekly_desk();
  desk.limits.gap = Limit<Seconds>{weeks{1}, std::nullopt};
  const Problem problem = make_problem(desk, weeks_of_winter(3));
  EXPECT_EQ(
      judge(problem, {turn_of(problem, "primary", 0), turn_of(problem, "secondary", 1)}).rules,
      Rules{Rule::kGap});
  EXPECT_EQ(
      judge(problem, {turn_of(problem, "primary", 0), turn_of(problem, "secondary", 2)}).rules,
      Rules{});
}

//   |A|A|A|.|A|    allowed two back to back, the third is too many
TEST(LineJudge, CountsTurnsBackToBack) {
  Desk desk = weekly_desk();
  desk.limits.set(named::max_consecutive_turns(Limit<int>{2, 5}));
  EXPECT_EQ(judge_primaries(desk, 6, {0, 1, 3, 4}).rules, Rules{});
  const Found found = judge_primaries(desk, 6, {0, 1, 2, 3});
  EXPECT_EQ(found.rules, (Rules{Rule::kConsecutiveTurns, Rule::kConsecutiveTurns}));
  EXPECT_EQ(found.score.limits, 10);
}

// Where turns back to back are allowed, the gap is wanted after them only.
TEST(LineJudge, LeavesBackToBackTurnsToTheirOwnLimit) {
  Desk desk = weekly_desk();
  desk.limits.gap = Limit<Seconds>{weeks{2}, std::nullopt};
  EXPECT_EQ(judge_primaries(desk, 6, {0, 1}).rules, Rules{Rule::kGap});
  desk.limits.set(named::max_consecutive_turns(Limit<int>{2, std::nullopt}));
  EXPECT_EQ(judge_primaries(desk, 6, {0, 1}).rules, Rules{});
  EXPECT_EQ(judge_primaries(desk, 6, {0, 1, 3}).rules, Rules{Rule::kGap});
}

//   late Mon, early Tue: forbidden; early Wed is not
TEST(LineJudge, ForbidsSuccessions) {
  Desk desk = shift_desk();
  desk.limits.forbidden = {{{"late", "early"}, std::nullopt}};
  const Problem problem = make_problem(desk, days_of_winter(3));
  const TurnIndex late = turn_of(problem, "late", 0);
  EXPECT_EQ(judge(problem, {late, turn_of(problem, "early", 1)}).rules,
            Rules{Rule::kForbiddenSuccession});
  EXPECT_EQ(judge(problem, {late, turn_of(problem, "early", 2)}).rules, Rules{});
}

TEST(LineJudge, JudgesARotasLimitsOverItsTurnsAlone) {
  Desk desk = shift_desk();
  add_shifts(desk, "other", {{"noon", "12:00", "13:00", 1}});
  desk.rotas[1].limits.set(named::max_turns(Limit<int>{1, std::nullopt}));
  const Problem problem = make_problem(desk, days_of_winter(7));
  const TurnIndex noon = turn_of(problem, "noon", 0);
  EXPECT_EQ(
      judge(problem, {noon, turn_of(problem, "early", 1), turn_of(problem, "early", 2)}).rules,
      Rules{});
  EXPECT_EQ(judge(problem, {noon, turn_of(problem, "noon", 1)}).rules, Rules{Rule::kMaxTurns});
}

TEST(LineJudge, LooksAtWhatWasHeldBefore) {
  Desk desk = shift_desk();
  desk.limits.rest = Limit<Seconds>{hours{11}, std::nullopt};
  desk.limits.set(named::max_days(Limit<int>{2, std::nullopt}));
  const DeskCalendars calendars = no_calendars(desk);
  const Instant begin = instant("2026-12-07T00:00:00Z");
  Facts facts;
  for (Turn& turn : expand_turns(desk, calendars, {begin - std::chrono::days{3}, begin}))
    if (turn.seat_id == "late") facts.held.push_back({std::move(turn), kAnn, {}});
  const Problem problem = build_problem(desk, calendars, facts, days_of_winter(3));
  std::vector<TurnIndex> line = {TurnIndex{0}, TurnIndex{1}, TurnIndex{2}};
  ASSERT_FALSE(problem.turns[2].in_window);
  EXPECT_EQ(judge(problem, line).rules, Rules{});  // three days in a row, but all in the past
  line.push_back(turn_of(problem, "early", 0));
  EXPECT_EQ(judge(problem, line).rules, (Rules{Rule::kRest, Rule::kMaxDays}));
}

TEST(LineJudge, PricesLoadOffTheFairShare) {
  const Problem problem = make_problem(weekly_desk(), weeks_of_winter(4));
  // Eight turns for two people: four are fair.
  std::vector<TurnIndex> line = {turn_of(problem, "primary", 0), turn_of(problem, "primary", 1)};
  EXPECT_EQ(judge(problem, line).score.balance, 4000);
  line.push_back(turn_of(problem, "primary", 2));
  EXPECT_EQ(judge(problem, line).score.balance, 1000);
  line.push_back(turn_of(problem, "primary", 3));
  EXPECT_EQ(judge(problem, line).score.balance, 0);
}

TEST(LineJudge, AddsWishes) {
  Desk desk = weekly_desk();
  desk.people[0].wishes = {{WishShift{"primary"}, true, 3}};
  EXPECT_EQ(judge_primaries(desk, 4, {0, 1, 2, 3}).score.balance, -1200);
}

TEST(LineJudge, GivesUpOnALineThatBreaksTooMuch) {
  const Problem problem = make_problem(shift_desk(), days_of_winter(2));
  const std::vector<TurnIndex> line = {turn_of(problem, "early", 0), turn_of(problem, "late", 0)};
  LineJudge judge(problem);
  EXPECT_FALSE(judge.judge_lawful(kAnn, line, 0));
  EXPECT_EQ(judge.judge_lawful(kAnn, line, 1), judge.judge(kAnn, line));
}

}  // namespace
}  // namespace respite::test
