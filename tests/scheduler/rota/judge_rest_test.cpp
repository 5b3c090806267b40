// One person's line against rest at a stretch, and against what a rule pack asks.
#include <gtest/gtest.h>

#include "tests/scheduler/rota/judged_line.h"

namespace respite::test {
namespace {

using std::chrono::hours;

// 07:00 to 15:00 and 22:00 to 06:00; the window begins on a Monday, the desk's weeks too.
Desk day_and_night_desk() {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}, {"night", "22:00", "06:00", 1}});
  return desk;
}

Desk resting(Seconds rest, SumSpan span) {
  Desk desk = day_and_night_desk();
  desk.limits.long_rests = {{{rest, span}, std::nullopt}};
  return desk;
}

Desk with_pack(std::string pack, Desk desk = day_and_night_desk()) {
  desk.sites = {{.id = "site", .name = "Site", .zone = desk.zone, .holidays = {}, .pack = pack}};
  for (Person& person : desk.people) person.site = SiteIndex{0};
  settle_packs(desk);
  return desk;
}

constexpr SumSpan kWeek{SumSpan::Unit::kWeeks, 1};

//   M T W T F S S
//   E E E E E E .     Saturday 15:00 to Sunday's midnight: 33 hours
TEST(JudgeLongRest, IsAtAStretchWithinTheSpan) {
  const std::vector<int> six = {0, 1, 2, 3, 4, 5};
  EXPECT_EQ(judge_earlies(resting(hours{33}, kWeek), 14, six).rules, Rules{});
  const Found found = judge_earlies(resting(hours{34}, kWeek), 14, six);
  EXPECT_EQ(found.rules, Rules{Rule::kLongRest});
  EXPECT_EQ(found.score.broken, 1);
  EXPECT_EQ(found.breaches[0].found, 33 * 3600);
  EXPECT_EQ(found.breaches[0].limit, 34 * 3600);
}

// Twelve days in a row are two weeks with a day off each, and eleven spans of seven days without.
TEST(JudgeLongRest, IsAskedOfEachWeekOrOfAnyDays) {
  const std::vector<int> twelve = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  EXPECT_EQ(judge_earlies(resting(hours{24}, kWeek), 14, twelve).rules, Rules{});
  const Found found = judge_earlies(resting(hours{24}, {SumSpan::Unit::kDays, 7}), 14, twelve);
  EXPECT_EQ(found.score.broken, 6);
}

TEST(JudgeLongRest, DoesNotMindStandbyNorPeopleItDoesNotBind) {
  Desk desk = weekly_desk();
  desk.limits.long_rests = {{{hours{35}, kWeek}, std::nullopt}};
  EXPECT_EQ(judge_primaries(desk, 4, {0, 1, 2, 3}).rules, Rules{});
  desk = resting(hours{34}, kWeek);
  desk.limits.long_rests[0].who = {index_of<PersonIndex>(1)};
  EXPECT_EQ(judge_earlies(desk, 7, {0, 1, 2, 3, 4, 5, 6}).rules, Rules{});
}

TEST(JudgeLongRest, CostsItsWeightForEachSpan) {
  Desk desk = resting(hours{34}, kWeek);
  desk.limits.long_rests[0].weight = 7;
  EXPECT_EQ(judge_earlies(desk, 14, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}).score.limits, 14);
}

// What is published before the window is of the same week.
TEST(JudgeLongRest, LooksAtWhatIsHeldBeforeTheWindow) {
  const Desk desk = resting(hours{24}, kWeek);
  const DeskCalendars calendars = no_calendars(desk);
  const Interval before = days_of_winter(3);
  Facts facts;
  for (const Turn& turn : expand_turns(desk, calendars, before))
    if (turn.seat_id == "early") facts.held.push_back({turn, kAnn, {}});
  const Problem problem =
      build_problem(desk, calendars, facts, {before.end, before.end + std::chrono::days{4}});
  std::vector<TurnIndex> line = line_of(empty_solution(problem), kAnn);
  ASSERT_EQ(line.size(), 3U);
  for (int day = 0; day < 3; ++day) line.push_back(turn_of(problem, "early", day));
  EXPECT_EQ(judge(problem, line).rules, Rules{});
  line.push_back(turn_of(problem, "early", 3));
  EXPECT_EQ(judge(problem, line).rules, Rules{Rule::kLongRest});
}

TEST(JudgePacks, HoldBesideTheDesksOwnLimits) {
  Desk desk = day_and_night_desk();
  desk.limits.rest = {hours{8}, std::nullopt};
  const auto early_after_early_night = [](const Desk& of) {
    const Problem problem = make_problem(of, days_of_winter(7));
    return judge(problem, {turn_of(problem, "early", 0), turn_of(problem, "night", 0)});
  };
  EXPECT_EQ(early_after_early_night(desk).rules, Rules{Rule::kRest});  // seven hours
  const Found both = early_after_early_night(with_pack("eu", desk));
  EXPECT_EQ(both.rules, (Rules{Rule::kRest, Rule::kRest}));
  EXPECT_EQ(both.breaches[0].of_pack, nullptr);
  ASSERT_NE(both.breaches[1].of_pack, nullptr);
  EXPECT_EQ(both.breaches[1].limit, 11 * 3600);
  const Problem problem = make_problem(with_pack("eu"), days_of_winter(7));
  EXPECT_EQ(to_text(problem, kAnn, both.breaches[1]),
            "Person 0: 7 h of rest before desk/night on Mon 7 Dec 2026 22:00; the limit is 11 h "
            "(REST-D11: Directive 2003/88/EC, article 3)");
}

TEST(JudgePacks, AskForWeeklyRest) {
  const std::vector<int> six = {0, 1, 2, 3, 4, 5};
  EXPECT_EQ(judge_earlies(with_pack("uk"), 7, six).rules, Rules{});
  const Found eu = judge_earlies(with_pack("eu"), 7, six);
  ASSERT_EQ(eu.rules, Rules{Rule::kLongRest});
  EXPECT_EQ(eu.breaches[0].of_pack->id, "EU-W35+11");
}

// Forty-eight hours a week over seventeen weeks: 102 shifts of eight hours.
TEST(JudgePacks, KeepTheAverageOverTheReferencePeriod) {
  Desk desk = with_pack("uk");
  desk.policy.rules = {{"UK-W24", "", RuleSeverity::kOff, "to count hours alone"}};
  settle_packs(desk);
  std::vector<int> days;
  for (int day = 0; day < 102; ++day) days.push_back(day);
  EXPECT_EQ(judge_earlies(desk, 7 * 17, days).rules, Rules{});
  days.push_back(102);
  const Found found = judge_earlies(desk, 7 * 17, days);
  ASSERT_EQ(found.rules, Rules{Rule::kMaxHours});
  EXPECT_EQ(found.breaches[0].of_pack->id, "UK-48");
}

}  // namespace
}  // namespace respite::test
