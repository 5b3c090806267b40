#include "scheduler/explain/explain.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scheduler/explain/words.h"
#include "scheduler/solve/solve.h"
#include "scheduler/team/short_limits.h"
#include "tests/support/desks.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

using Texts = std::vector<std::string>;

Limit<int> hard(int value) { return {value, std::nullopt}; }

struct Explained {
  Texts core;
  Texts fixes;
  Explanation explanation;
};

Explained explained(const WhyCase& asked) {
  Explained told{{}, {}, explain(asked, Instant::min())};
  for (const Element& element : told.explanation.conflict.elements)
    told.core.push_back(to_text(asked, element));
  for (const Fix& fix : told.explanation.fixes) told.fixes.push_back(to_text(asked, fix));
  return told;
}

// Why the turn that those holders leave empty is so.
Explained why_empty(const Problem& problem, std::string_view held) {
  const Solution plan = holders(problem, held);
  const Judgement judgement = check(problem, plan);
  EXPECT_EQ(judgement.empty.size(), 1U);
  return explained(case_of_turn(problem, plan, {}, judgement.empty.front()));
}

TEST(Explain, NamesLeaveAndTheRuleAgainstTwoTurnsInARow) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  desk.limits.set(named::max_consecutive_turns(hard(1)));
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[0] = IntervalSet{interval("2026-12-16T00:00:00Z", "2026-12-23T00:00:00Z")};
  const Problem problem = build_problem(desk, calendars, {}, weeks_of_winter(3));
  const Explained told = why_empty(problem, "p0 - p1");
  EXPECT_TRUE(told.explanation.conflict.minimal);
  EXPECT_EQ(told.core, (Texts{"Nobody may hold two turns in a row",
                              "Person 0 is on leave from Wed 16 to Tue 22 Dec 2026",
                              "oncall/primary on Mon 21 Dec 2026 09:00 must be held"}));
  EXPECT_EQ(told.fixes, (Texts{"Let Person 1 hold up to 2 turns in a row",
                               "Move Person 0's leave from Wed 16 to Tue 22 Dec 2026, so that "
                               "oncall/primary on Mon 14 Dec 2026 09:00 is free",
                               "Have one person more who may hold oncall"}));
}

// More load than is allowed: half of the turns would have to go to somebody else.
TEST(Explain, KnowsTheLoadOfTurns) {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"early", "06:00", "14:00", 1}});
  desk.limits.sums = {{{{Counted::kLoad, {}}, true, 50 * 3600, {SumSpan::Unit::kWeeks, 1}}, 5}};
  const Problem problem = make_problem(desk, days_of_winter(7));
  const Solution plan = holders(problem, "p0 p0 p0 p0 p0 p0 p0");
  const std::vector<BentLimit> bent = bent_limits(problem, plan);
  ASSERT_EQ(bent.size(), 1U);
  const Explanation told = explain(case_of_limit(problem, plan, {}, bent, 0), Instant::min());
  EXPECT_EQ(told.possible, Solvable::kYes);
  EXPECT_NE(told.way.holder, plan.holder);
}

// Saturdays without Sundays, and weekends to be worked whole: no way out may be promised.
TEST(Explain, PromisesNoWayThatBreaksAMinimum) {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"early", "06:00", "14:00", 1}});
  std::get<ShiftPlan>(desk.rotas[0].plan).shifts[0].times = {
      {std::chrono::Saturday, clock_time("06:00"), clock_time("14:00")}};
  desk.limits.complete_weekends = Limit<CompleteWeekends>{};
  const Problem problem = make_problem(desk, days_of_winter(7));
  EXPECT_NE(why_empty(problem, "-").explanation.possible, Solvable::kYes);
}

TEST(Explain, NamesTheRuleOfAPackAndRelaxesItAsAWhole) {
  Desk desk = bare_desk(1);
  add_shifts(desk, "desk", {{"early", "06:00", "14:00", 1}, {"late", "16:00", "22:00", 1}});
  desk.sites = {{.id = "hq", .name = "HQ", .zone = desk.zone, .holidays = {}, .pack = "eu"}};
  desk.people[0].site = SiteIndex{0};
  settle_packs(desk);
  const Problem problem = make_problem(desk, days_of_winter(1));
  const Explained told = why_empty(problem, "p0 -");
  EXPECT_TRUE(told.explanation.conflict.minimal);
  EXPECT_EQ(told.core,
            (Texts{"By REST-D11 of rule pack \"eu\" (Directive 2003/88/EC, article 3) nobody may "
                   "begin work less than 11 h after the last",
                   "desk/early on Mon 7 Dec 2026 06:00 must be held"}));
  EXPECT_EQ(told.fixes,
            (Texts{"Relax REST-D11 of rule pack \"eu\" (Directive 2003/88/EC, article 3) in "
                   "[[policy.rule]], with a reason",
                   "Have one person more who may hold desk"}));
}

TEST(Explain, NamesTheOneWhoHasTheSkill) {
  Desk desk = bare_desk(3);
  desk.skills.push_back("linux");
  std::get<HandoverPlan>(add_weekly(desk, "oncall", {"primary"}).plan).seats[0].skills = {
      {SkillIndex{1}, Level::kAble}};
  desk.people[2].skills.push_back({SkillIndex{1}, Level::kExpert});
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[2] = IntervalSet{interval("2026-12-09T00:00:00Z", "2026-12-10T00:00:00Z")};
  const Problem problem = build_problem(desk, calendars, {}, weeks_of_winter(1));
  const Explained told = why_empty(problem, "-");
  EXPECT_EQ(told.core, (Texts{"oncall/primary asks for linux (able); of those who may hold it only "
                              "Person 2 is",
                              "Person 2 is on leave on Wed 9 Dec 2026"}));
  EXPECT_EQ(told.fixes,
            (Texts{"Move Person 2's leave on Wed 9 Dec 2026, so that oncall/primary on Mon 7 Dec "
                   "2026 09:00 is free",
                   "Bring Person 0 to linux (able)", "Bring Person 1 to linux (able)",
                   "Have one person more who may hold oncall"}));
}

TEST(Explain, CountsHowOftenPeopleMayBeOn) {
  Desk desk = bare_desk(3);
  add_weekly(desk, "oncall", {"primary"});
  desk.limits.set(named::max_turns(hard(4)));
  const Problem problem = make_problem(desk, weeks_of_winter(13));
  const Explained told = why_empty(problem, "p0 p1 p2 p0 p1 p2 p0 p1 p2 p0 p1 p2 -");
  EXPECT_TRUE(told.explanation.conflict.minimal);
  EXPECT_EQ(told.explanation.conflict.elements.size(), 13U);  // the limit and twelve other turns
  ASSERT_EQ(told.fixes.size(), 4U);
  EXPECT_EQ(told.fixes[0], "Let Person 0 hold up to 5 turns in the window");
  EXPECT_EQ(told.fixes[3], "Have one person more who may hold oncall");
}

TEST(Explain, SaysWhichPublishedTurnIsInTheWay) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  desk.limits.set(named::max_consecutive_turns(hard(1)));
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[1] = IntervalSet{interval("2026-12-16T00:00:00Z", "2026-12-17T00:00:00Z")};
  Facts facts;
  for (Turn& turn : expand_turns(desk, calendars, weeks_of_winter(1)))
    facts.held.push_back({std::move(turn), PersonIndex{0}, {}});
  const Problem problem = build_problem(desk, calendars, facts, weeks_of_winter(2));
  const Explained told = why_empty(problem, "p0 -");
  EXPECT_EQ(told.core,
            (Texts{"Nobody may hold two turns in a row", "Person 1 is on leave on Wed 16 Dec 2026",
                   "Person 0 holds oncall/primary on Mon 7 Dec 2026 09:00, as "
                   "published"}));
  EXPECT_NE(std::ranges::find(told.fixes,
                              "Give oncall/primary on Mon 7 Dec 2026 09:00, published "
                              "for Person 0, to somebody else"),
            told.fixes.end());
}

TEST(Explain, AsksForFewerOnAShift) {
  Desk desk = bare_desk(2);
  add_shifts(desk, "desk", {{"night", "22:00", "06:00", 2}});
  DeskCalendars calendars = no_calendars(desk);
  calendars.leave[1] = IntervalSet{interval("2026-12-07T00:00:00Z", "2026-12-09T00:00:00Z")};
  const Problem problem = build_problem(desk, calendars, {}, days_of_winter(1));
  const Explained told = why_empty(problem, "p0 -");
  EXPECT_NE(std::ranges::find(told.fixes,
                              "Ask for one person fewer on desk/night on Mon 7 Dec 2026 22:00"),
            told.fixes.end());
}

TEST(Explain, FindsAWayThatThePlanDidNot) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  desk.limits.set(named::max_consecutive_turns(hard(1)));
  const Problem problem = make_problem(desk, weeks_of_winter(4));
  const Solution plan = holders(problem, "p0 p1 - p1");
  const WhyCase asked = case_of_turn(problem, plan, {}, TurnIndex{2});
  const Explanation told = explain(asked, Instant::min());
  ASSERT_EQ(told.possible, Solvable::kYes);
  EXPECT_EQ(told.way.holder, holders(problem, "p0 p1 p0 p1").holder);
}

TEST(Explain, SaysWhyALimitBent) {
  Desk desk = bare_desk(2);
  add_weekly(desk, "oncall", {"primary"});
  desk.limits.set(named::max_weekends(Limit<MaxWeekends>{{1, 2}, 20}));
  desk.people[1].leaves = day("2026-12-20");
  const Problem problem = make_problem(desk, weeks_of_winter(3));
  const Solution plan = holders(problem, "p1 p0 p0");
  const std::vector<BentLimit> bent = bent_limits(problem, plan);
  ASSERT_EQ(bent.size(), 1U);
  const Explained told = explained(case_of_limit(problem, plan, {}, bent, 0));
  EXPECT_EQ(told.core, (Texts{"Person 1 is no longer there from Sun 20 Dec 2026 on",
                              "oncall/primary on Mon 14 Dec 2026 09:00 must be held",
                              "oncall/primary on Mon 21 Dec 2026 09:00 must be held"}));
  ASSERT_FALSE(told.fixes.empty());
  EXPECT_EQ(told.fixes.front(), "Let Person 0 be on duty on up to 2 weekends in any 2 weeks");
}

}  // namespace
}  // namespace respite::test
