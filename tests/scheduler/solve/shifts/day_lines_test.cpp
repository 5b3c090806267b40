// A desk in shifts as the engine sees it, against the law and against trying everything.
#include "scheduler/solve/shifts/day_lines.h"

#include <gtest/gtest.h>

#include <string>

#include "scheduler/rota/check.h"
#include "scheduler/solve/engine/price_ascent.h"
#include "scheduler/solve/solve.h"
#include "tests/scheduler/solve/shifts/shift_desks.h"
#include "tests/support/brute_force.h"
#include "tests/support/desks.h"
#include "tests/support/random_desk.h"

namespace respite::test {
namespace {

std::vector<PersonIndex> everybody(const Problem& problem) {
  std::vector<PersonIndex> people;
  for (const ProblemPerson& person : problem.people) people.push_back(person.person);
  return people;
}

bool bends_nothing(const Judgement& judged) {
  return judged.lawful() && judged.score[Tier::kCover] == 0 && judged.score[Tier::kLimits] == 0;
}

int broken_in(const LineProblem& lines, const Roster& roster) {
  int broken = 0;
  for (std::size_t i = 0; i < roster.size(); ++i)
    broken += broken_rules(lines, lines.people[i], roster[i]);
  return broken;
}

// Whatever the law allows without a limit bent the engine allows, at the same cost: company aside,
// which may look better than it is, and never worse.
TEST(DayLines, AllowEveryPlanThatTheLawAllows) {
  int judged = 0;
  for (std::uint64_t seed = 1; judged < 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const bool company = seed % 3 == 0;
    const Problem problem = shift_problem(seed, 8, 28, company);
    const SolveResult found = solve(problem, options(seed, 2));
    const Judgement law = check(problem, found.solution);
    const auto day = day_lines_of(problem, PairJudge(problem), everybody(problem), found.solution);
    ASSERT_TRUE(day);
    const Roster roster = day->roster_of(found.solution);
    const Solution back = day->lay_into(empty_solution(problem), problem, roster);
    EXPECT_EQ(check(problem, back).score, law.score);
    if (!bends_nothing(law) || !day->sound) continue;
    ++judged;
    EXPECT_EQ(broken_in(day->lines, roster), 0);
    const Cost cost = roster_cost(day->lines, roster);
    EXPECT_LE(cost, law.score[Tier::kBalance]);
    if (!company) {
      EXPECT_EQ(cost, law.score[Tier::kBalance]);
    }
  }
}

// What was held before the window says how lines stand as it begins, and what is left of weeks.
TEST(DayLines, GoOnFromWhatWasHeldBefore) {
  int judged = 0;
  for (std::uint64_t seed = 1; judged < 15; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem before = shift_problem(seed, 8, 10, false);
    const SolveResult first = solve(before, options(seed, 2));
    Facts facts;
    for (std::size_t t = 0; t < before.turns.size(); ++t)
      if (const auto holder = first.solution.holder[t])
        facts.held.push_back({before.turns[t].turn, *holder, {}});
    const Interval window{before.window.end, before.window.end + std::chrono::days{18}};
    const Problem problem = build_problem(before.desk, before.calendars, facts, window);
    const SolveResult found = solve(problem, options(seed, 2));
    const Judgement law = check(problem, found.solution);
    const auto day = day_lines_of(problem, PairJudge(problem), everybody(problem), found.solution);
    ASSERT_TRUE(day);
    if (!bends_nothing(law) || !day->sound) continue;
    ++judged;
    const Roster roster = day->roster_of(found.solution);
    EXPECT_EQ(broken_in(day->lines, roster), 0);
    EXPECT_EQ(roster_cost(day->lines, roster), law.score[Tier::kBalance]);
  }
}

// What is held in the window already stays, also where all of a shift have the skill that one must
// have.
TEST(DayLines, LeaveWhatIsHeldInTheWindow) {
  int judged = 0;
  for (std::uint64_t seed = 1; judged < 15; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Problem problem = shift_problem(seed, 8, 14, false);
    const SolveResult found = solve(problem, options(seed, 2));
    const Judgement law = check(problem, found.solution);
    Dice dice(seed);
    for (std::size_t t = 0; t < problem.turns.size(); ++t)
      if (dice.one_in(2)) problem.turns[t].fixed = found.solution.holder[t];
    const auto day =
        day_lines_of(problem, PairJudge(problem), everybody(problem), empty_solution(problem));
    ASSERT_TRUE(day);
    if (!bends_nothing(law) || !day->sound) continue;
    ++judged;
    const Roster roster = day->roster_of(found.solution);
    EXPECT_EQ(broken_in(day->lines, roster), 0);
    EXPECT_EQ(roster_cost(day->lines, roster), law.score[Tier::kBalance]);
    const Solution back = day->lay_into(empty_solution(problem), problem, roster);
    EXPECT_EQ(check(problem, back).score, law.score);
  }
}

// With one of the two held fast, company costs what it costs.
TEST(DayLines, AreExactBesideCompanyThatStays) {
  int judged = 0;
  for (std::uint64_t seed = 1; judged < 10; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = shift_problem(seed, 8, 14, true);
    const SolveResult found = solve(problem, options(seed, 2));
    if (!bends_nothing(check(problem, found.solution))) continue;
    ++judged;
    std::vector<PersonIndex> moving = everybody(problem);
    moving.erase(moving.begin() + 1);
    const auto day = day_lines_of(problem, PairJudge(problem), moving, found.solution);
    ASSERT_TRUE(day);
    Solution without = found.solution;
    for (auto& holder : without.holder)
      if (holder == index_of<PersonIndex>(0)) holder.reset();
    const auto balance = [&](const Solution& plan) {
      return check(problem, plan).score[Tier::kBalance];
    };
    const auto cost = [&](const Solution& plan) {
      const LineRules& first = day->lines.people.front();
      return line_cost(day->lines, first, day->roster_of(plan).front());
    };
    EXPECT_EQ(balance(found.solution) - balance(without), cost(found.solution) - cost(without));
  }
}

TEST(DayLines, BoundNoPlanFromAbove) {
  int judged = 0;
  for (std::uint64_t seed = 1; judged < 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = shift_problem(seed, 4, 3, seed % 2 == 0);
    if (plans_of(problem) > 100'000) continue;
    const Best best = brute_force(problem);
    const auto day =
        day_lines_of(problem, PairJudge(problem), everybody(problem), empty_solution(problem));
    ASSERT_TRUE(day);
    if (best.broken > 0 || best.unmet > 0 || !day->sound || best.score[Tier::kCover] > 0 ||
        best.score[Tier::kLimits] > 0)
      continue;
    ++judged;
    PriceAscent ascent(day->lines);
    for (int round = 0; round < 50; ++round) ascent.round(best.score[Tier::kBalance], round / 50.0);
    EXPECT_LE(ascent.bound(), best.score[Tier::kBalance]);
  }
}

// Of the places that may stay empty those that are wanted cost, those beyond do not.
TEST(DayLines, PriceWantedHeads) {
  Desk desk = bare_desk(4);
  add_shifts(desk, "room", {{"early", "07:00", "15:00", 3}});
  Shift& early = std::get<ShiftPlan>(desk.rotas[0].plan).shifts[0];
  early.least = 1;
  early.most = 5;
  const Problem problem = make_problem(desk, weeks_of_winter(1));
  const auto day =
      day_lines_of(problem, PairJudge(problem), everybody(problem), empty_solution(problem));
  ASSERT_TRUE(day);
  int seen = 0;
  for (const LineCover& cover : day->lines.cover) {
    if (cover.wanted != 4) continue;  // two wanted, two beyond
    ++seen;
    EXPECT_GT(cover.cost(1), cover.cost(2));
    EXPECT_EQ(cover.cost(2), 0);
    EXPECT_EQ(cover.cost(4), 0);
    EXPECT_GT(cover.cost(5), 0);
  }
  EXPECT_EQ(seen, 7);
}

TEST(DayLines, AreNoneOfOtherDesks) {
  const auto fits = [](const Desk& desk) {
    const Problem problem = make_problem(desk, weeks_of_winter(2));
    return day_lines_of(problem, PairJudge(problem), everybody(problem), empty_solution(problem))
        .has_value();
  };
  Desk weekly = bare_desk(4);
  add_weekly(weekly, "oncall", {"primary"});
  EXPECT_FALSE(fits(weekly));
  Desk short_shifts = bare_desk(4);
  add_shifts(short_shifts, "room", {{"morning", "08:00", "12:00"}, {"noon", "12:00", "16:00"}});
  EXPECT_FALSE(fits(short_shifts)) << "somebody may hold both on one day";
  short_shifts.limits.rest = {std::chrono::hours{11}, {}};
  EXPECT_TRUE(fits(short_shifts));
}

}  // namespace
}  // namespace respite::test
