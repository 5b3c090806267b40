#include "scheduler/rota/judge_pairs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "scheduler/rota/check.h"
#include "tests/support/desks.h"
#include "tests/support/random_desk.h"

namespace respite::test {
namespace {

constexpr SkillIndex kGeneral{0};

std::vector<Rule> rules_of(const Problem& problem, const Solution& solution) {
  CollectBreaches sink;
  static_cast<void>(PairJudge(problem).judge(solution, sink));
  std::vector<Rule> rules;
  for (const Breach& breach : sink.breaches()) rules.push_back(breach.rule);
  return rules;
}

using Rules = std::vector<Rule>;

// p0 is a novice, the others are able. Turns: primary, secondary, a week.
Problem novice_problem() {
  Desk desk = bare_desk(3);
  desk.people[0].skills = {{kGeneral, Level::kNovice}};
  Rota& rota = add_weekly(desk, "oncall", {"primary", "secondary"});
  std::get<HandoverPlan>(rota.plan).seats[0].skills = {{kGeneral, Level::kNovice}};
  rota.novice_needs_able_secondary = true;
  return make_problem(desk, weeks_of_winter(1));
}

TEST(PairJudge, WantsAnAblePersonBesideANovice) {
  const Problem problem = novice_problem();
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p1")), Rules{});
  EXPECT_EQ(rules_of(problem, holders(problem, "p1 p0")), Rules{});
  EXPECT_EQ(rules_of(problem, holders(problem, "- p0")), Rules{});
  EXPECT_EQ(rules_of(problem, holders(problem, "p1 -")), Rules{});
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 -")), Rules{Rule::kNoviceAlone});
}

TEST(PairJudge, TakesTwoNovicesForOneAlone) {
  Problem problem = novice_problem();
  problem.desk.people[2].skills = {{kGeneral, Level::kNovice}};
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p2")), Rules{Rule::kNoviceAlone});
}

// Two heads, p2 alone has the skill.
Problem skill_problem() {
  Desk desk = bare_desk(3);
  for (Person& person : desk.people) person.skills.clear();
  desk.people[2].skills = {{kGeneral, Level::kAble}};
  Rota& rota = add_shifts(desk, "desk", {{"early", "07:00", "15:00", 2}});
  std::get<ShiftPlan>(rota.plan).shifts[0].one_has = {{kGeneral, Level::kAble}};
  return make_problem(desk, days_of_winter(1));
}

TEST(PairJudge, WantsTheSkillOfOneHead) {
  const Problem problem = skill_problem();
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p2")), Rules{});
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p1")), Rules{Rule::kSkillMissing});
}

// p1 learns it on the second day.
TEST(PairJudge, KnowsWhenASkillHasGrown) {
  Problem problem = skill_problem();
  problem.desk.people[1].skills = {{kGeneral, Level::kAble, day("2026-12-08")}};
  problem = make_problem(problem.desk, days_of_winter(2));
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p1 p0 p1")), Rules{Rule::kSkillMissing});
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p2 p0 p1")), Rules{});
  Problem novice = novice_problem();
  novice.desk.people[0].skills.push_back({kGeneral, Level::kAble, day("2026-12-10")});
  novice = make_problem(novice.desk, weeks_of_winter(2));
  EXPECT_EQ(rules_of(novice, holders(novice, "p0 - p0 -")), Rules{Rule::kNoviceAlone});
}

TEST(PairJudge, KeepsTheLastPlaceForTheSkill) {
  const Problem problem = skill_problem();
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 -")), Rules{});
  EXPECT_EQ(rules_of(problem, holders(problem, "- -")), Rules{});
}

TEST(PairJudge, PricesCompanyOnceForEachPairOfTurns) {
  Desk desk = bare_desk(3);
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", 2}});
  desk.people[0].wishes = {{WishCompany{PersonIndex{1}}, false, 2}};
  desk.people[1].wishes = {{WishCompany{PersonIndex{0}}, true, 3}};
  const Problem problem = make_problem(desk, days_of_winter(2));
  IgnoreBreaches sink;
  const PairJudge judge(problem);
  EXPECT_EQ(judge.judge(holders(problem, "p0 p1 p0 p2"), sink).balance, 200 - 300);
  EXPECT_EQ(judge.judge(holders(problem, "p0 p1 p1 p0"), sink).balance, 2 * (200 - 300));
  EXPECT_EQ(judge.judge(holders(problem, "p0 p2 - p1"), sink).balance, 0);
  EXPECT_EQ(judge.least_company_cost(), 2 * (200 - 300));
}

// What the parts say adds up to what the whole says, change by change.
TEST(PairJudge, PartsAddUp) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = build(small_case(seed));
    if (problem.turns.empty()) continue;
    const PairJudge judge(problem);
    Dice dice(seed);
    Solution solution = random_solution(problem, dice, 3);
    IgnoreBreaches sink;
    for (int step = 0; step < 50; ++step) {
      const auto turn = index_of<TurnIndex>(
          static_cast<std::size_t>(dice.below(static_cast<int>(problem.turns.size()))));
      const PairScore whole_before = judge.judge(solution, sink);
      const PairScore before = judge.judge_turn(solution, turn);
      solution.holder[at(turn)] = index_of<PersonIndex>(
          static_cast<std::size_t>(dice.below(static_cast<int>(problem.people.size()))));
      const PairScore after = judge.judge_turn(solution, turn);
      const PairScore whole = judge.judge(solution, sink);
      ASSERT_EQ(whole.broken - whole_before.broken, after.broken - before.broken);
      ASSERT_EQ(whole.balance - whole_before.balance, after.balance - before.balance);
    }
  }
}

// Two skills, three people: p0 has the first, p1 the second, p2 is a novice in both.
Desk control_room(int heads) {
  Desk desk = bare_desk(3);
  desk.skills = {"network", "linux"};
  desk.people[0].skills = {{SkillIndex{0}, Level::kAble}};
  desk.people[1].skills = {{SkillIndex{1}, Level::kAble}};
  desk.people[2].skills = {{SkillIndex{0}, Level::kNovice}, {SkillIndex{1}, Level::kNovice}};
  add_shifts(desk, "desk", {{"early", "07:00", "15:00", heads}});
  return desk;
}
Shift& early_of(Desk& desk) { return std::get<ShiftPlan>(desk.rotas[0].plan).shifts[0]; }

TEST(PairJudge, WantsEachSkillSomewhereOnTheShift) {
  Desk desk = control_room(2);
  early_of(desk).each_of = {{SkillIndex{0}}, {SkillIndex{1}}};
  const Problem problem = make_problem(desk, days_of_winter(1));
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p1")), Rules{});
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 -")), Rules{});  // a place is left
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p2")), Rules{Rule::kSkillMissing});
}

TEST(PairJudge, NamesTheSkillsThatNobodyHas) {
  Desk desk = control_room(2);
  early_of(desk).each_of = {{SkillIndex{0}}, {SkillIndex{1}}};
  const auto told = [&] {
    const Problem problem = make_problem(desk, days_of_winter(1));
    return check(problem, holders(problem, "p0 p2")).violations.at(0).text;
  };
  EXPECT_EQ(told(),
            "Person 0: nobody on desk/early on Mon 7 Dec 2026 07:00 has one of the skills wanted "
            "there: network, linux");
  early_of(desk).each_of.erase(early_of(desk).each_of.begin());
  EXPECT_EQ(told(), "Person 0: nobody on desk/early on Mon 7 Dec 2026 07:00 has linux");
}

TEST(PairJudge, LetsAnOptionalHeadBringTheSkill) {
  Desk desk = control_room(2);
  early_of(desk).least = 2;
  early_of(desk).most = 3;
  early_of(desk).each_of = {{SkillIndex{1}}};
  const Problem problem = make_problem(desk, days_of_winter(1));
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p2 -")), Rules{Rule::kSkillMissing});
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p2 p1")), Rules{});
}

TEST(PairJudge, NeverLeavesANoviceAloneOnAShift) {
  Desk desk = control_room(2);
  early_of(desk).novice_alone = false;
  const Problem problem = make_problem(desk, days_of_winter(1));
  EXPECT_EQ(rules_of(problem, holders(problem, "p2 -")), Rules{Rule::kNoviceAlone});
  EXPECT_EQ(rules_of(problem, holders(problem, "p2 p1")), Rules{});
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 -")), Rules{});
}

TEST(PairJudge, KeepsPeopleApart) {
  Desk desk = control_room(2);
  desk.limits.apart = {{{{index_of<PersonIndex>(0), index_of<PersonIndex>(1)}}, std::nullopt},
                       {{{index_of<PersonIndex>(1), index_of<PersonIndex>(2)}}, 7}};
  const Problem problem = make_problem(desk, days_of_winter(1));
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p1")), Rules{Rule::kApart});
  EXPECT_EQ(rules_of(problem, holders(problem, "p0 p2")), Rules{});
  IgnoreBreaches sink;
  EXPECT_EQ(PairJudge(problem).judge(holders(problem, "p2 p1"), sink).limits, 7);
  EXPECT_EQ(PairJudge(problem).judge(holders(problem, "p2 p1"), sink).broken, 0);
}

}  // namespace
}  // namespace respite::test
