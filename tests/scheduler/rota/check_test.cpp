#include "scheduler/rota/check.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scheduler/team/short_limits.h"
#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

using std::chrono::hours;

std::vector<std::string> texts(const Judgement& judgement) {
  std::vector<std::string> texts;
  texts.reserve(judgement.violations.size());
  for (const Violation& violation : judgement.violations) texts.push_back(violation.text);
  return texts;
}

using Texts = std::vector<std::string>;

TEST(Check, PricesEmptyTurnsAndNamesThem) {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}});
  std::get<ShiftPlan>(desk.rotas[0].plan).shifts[0].under = 70;
  const Problem problem = make_problem(desk, days_of_winter(3));
  const Judgement judgement = check(problem, holders(problem, "p0 - -"));
  EXPECT_EQ(judgement.score[Tier::kCover], 140);
  EXPECT_EQ(judgement.empty, (std::vector{TurnIndex{1}, TurnIndex{2}}));
  EXPECT_TRUE(judgement.lawful());
}

TEST(Check, AsksNobodyToShadow) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary", "shadow"});
  std::get<HandoverPlan>(desk.rotas[0].plan).seats[1].shadow = true;
  const Problem problem = make_problem(desk, weeks_of_winter(1));
  EXPECT_EQ(check(problem, holders(problem, "p0 -")).score[Tier::kCover], 0);
  EXPECT_EQ(check(problem, holders(problem, "- p0")).score[Tier::kCover], 100);
}

TEST(Check, SaysInWordsWhatIsBroken) {
  Desk desk = bare_desk(2);
  desk.people[0].name = "Asha Rao";
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}, {"late", "14:00", "22:00", 1}});
  desk.limits.rest = Limit<Seconds>{hours{11}, std::nullopt};
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[1] = IntervalSet{interval("2026-12-07T12:00:00Z", "2026-12-07T13:00:00Z")};
  const Problem problem = build_problem(desk, calendars, {}, days_of_winter(2));
  const Judgement judgement = check(problem, holders(problem, "p1 p0 p0 -"));
  EXPECT_FALSE(judgement.lawful());
  EXPECT_EQ(texts(judgement),
            (Texts{"Person 1: is on leave during desk/early on Mon 7 Dec 2026 07:00",
                   "Asha Rao: 9 h of rest before desk/early on Tue 8 Dec 2026 07:00; the limit is "
                   "11 h"}));
}

TEST(Check, PutsHardViolationsFirst) {
  Desk desk = bare_desk(1);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}});
  desk.limits.rest = Limit<Seconds>{hours{20}, 4};
  desk.limits.set(named::max_days(Limit<int>{2, std::nullopt}));
  const Problem problem = make_problem(desk, days_of_winter(3));
  const Judgement judgement = check(problem, holders(problem, "p0 p0 p0"));
  ASSERT_EQ(judgement.violations.size(), 3U);
  EXPECT_EQ(judgement.violations[0].rule, Rule::kMaxDays);
  EXPECT_EQ(judgement.violations[1].rule, Rule::kRest);
  EXPECT_EQ(judgement.score[Tier::kLimits], 8);
}

TEST(Check, FreezesWhatIsHeld) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  const DeskCalendars calendars = no_calendars(desk);
  Facts facts;
  for (Turn& turn : expand_turns(desk, calendars, weeks_of_winter(1)))
    facts.held.push_back({std::move(turn), PersonIndex{0}, {}});
  const Problem problem = build_problem(desk, calendars, facts, weeks_of_winter(1));
  EXPECT_TRUE(check(problem, holders(problem, "p0")).lawful());
  const Judgement changed = check(problem, holders(problem, "p1"));
  ASSERT_EQ(changed.violations.size(), 1U);
  EXPECT_EQ(changed.violations[0].rule, Rule::kFrozen);
}

TEST(Check, CountsBurdens) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  DeskCalendars calendars = no_calendars(desk);
  calendars.desk.days = {{day("2026-12-25"), "Christmas Day"}, {day("2026-12-28"), "Boxing Day"}};
  const Problem problem = build_problem(desk, calendars, {}, weeks_of_winter(4));
  const Judgement judgement = check(problem, holders(problem, "p0 p1 p1 p0"));
  EXPECT_EQ(judgement.people[1].turns, 2);
  EXPECT_EQ(judgement.people[1].nights, 14);
  EXPECT_EQ(judgement.people[1].weekends, 2);
  // 25 December, and 28 until nine o'clock.
  EXPECT_EQ(judgement.people[1].holidays, 2);
  EXPECT_EQ(judgement.people[0].holidays, 1);
  Seconds sum{};
  for (const Seconds time : judgement.people[1].bands) sum += time;
  EXPECT_EQ(sum, std::chrono::weeks{2});
}

TEST(WhoIsBarred, NamesEverybodyByTheirRule) {
  Desk desk = bare_desk(4);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}, {"late", "14:00", "22:00", 1}});
  desk.rotas[0].people.pop_back();
  desk.limits.rest = Limit<Seconds>{hours{11}, std::nullopt};
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[2] = IntervalSet{interval("2026-12-08T00:00:00Z", "2026-12-09T00:00:00Z")};
  const Problem problem = build_problem(desk, calendars, {}, days_of_winter(2));
  // Monday early p1, late p0; Tuesday early nobody, late p1.
  const auto bars = who_is_barred(problem, holders(problem, "p1 p0 - p1"), TurnIndex{2});
  ASSERT_EQ(bars.size(), 4U);
  EXPECT_EQ(bars[0].rule, Rule::kRest);
  EXPECT_EQ(bars[0].text,
            "Person 0: 9 h of rest before desk/early on Tue 8 Dec 2026 07:00; the limit is 11 h");
  EXPECT_EQ(bars[1].rule, Rule::kOverlap);
  EXPECT_EQ(bars[2].rule, Rule::kLeave);
  EXPECT_EQ(bars[3].rule, Rule::kNotInRota);
}

TEST(WhoIsBarred, LeavesOutWhoMay) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  desk.limits.gap = Limit<Seconds>{std::chrono::weeks{1}, std::nullopt};
  const Problem problem = make_problem(desk, weeks_of_winter(2));
  const auto bars = who_is_barred(problem, holders(problem, "p0 -"), TurnIndex{1});
  ASSERT_EQ(bars.size(), 1U);
  EXPECT_EQ(bars[0].person, PersonIndex{0});
  EXPECT_EQ(bars[0].rule, Rule::kGap);
}

TEST(WhoIsBarred, DoesNotCountWhatWasBrokenBefore) {
  Desk desk = bare_desk(1);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 1}, {"late", "14:00", "22:00", 1}});
  const Problem problem = make_problem(desk, days_of_winter(2));
  // Monday is held twice by p0; that does not bar p0 from Tuesday.
  EXPECT_TRUE(who_is_barred(problem, holders(problem, "p0 p0 - -"), TurnIndex{2}).empty());
}

TEST(WhoIsBarred, BarsANoviceWithoutAnAbleSecond) {
  Desk desk = bare_desk(2);
  desk.people[0].skills = {{SkillIndex{0}, Level::kNovice}};
  Rota& rota = add_weekly(desk, "oncall", {"primary", "secondary"});
  std::get<HandoverPlan>(rota.plan).seats[0].skills = {{SkillIndex{0}, Level::kNovice}};
  rota.novice_needs_able_secondary = true;
  const Problem problem = make_problem(desk, weeks_of_winter(1));
  const auto bars = who_is_barred(problem, holders(problem, "- -"), TurnIndex{0});
  ASSERT_EQ(bars.size(), 1U);
  EXPECT_EQ(bars[0].rule, Rule::kNoviceAlone);
}

}  // namespace
}  // namespace respite::test
