// Kinds that somebody may hold in place of each other, against trying everything.
#include "scheduler/solve/engine/alike_kinds.h"

#include <gtest/gtest.h>

#include "scheduler/solve/engine/column_generation.h"
#include "scheduler/solve/engine/local_search.h"
#include "scheduler/solve/engine/solve_lines.h"
#include "tests/scheduler/solve/engine/tiny_lines.h"

namespace respite {
namespace {

// Kinds 0, 1 and 2 are one shift held with three skills, of which people have some.
LineProblem skilled_problem(Random& random, test::TinySize size) {
  LineProblem problem = test::tiny_problem(random, size);
  for (LineRules& rules : problem.people) {
    const std::uint64_t follows = random.below(3) == 0 ? 0 : 7;
    rules.follows.assign(3, follows);
    rules.min_off_after.clear();
    rules.group_of.clear();
    rules.group_run.clear();
    const int skills = 1 + random.below(7);
    for (int period = 0; period < problem.periods; ++period) {
      const std::size_t first = problem.cell(period, 0);
      for (std::size_t skill = 0; skill < 3; ++skill) {
        LineCell& cell = rules.cells[first + skill];
        const bool has = (skills >> skill & 1) != 0;
        cell = rules.cells[first];
        cell.charge = 0;
        cell.joins = 7;
        cell.allowed = has;
      }
    }
  }
  return problem;
}

constexpr test::TinySize kSkilled{.people = 3, .periods = 4, .kinds = 3};

TEST(AreAlike, LinesCostTheSameAndStayLawful) {
  Random random(71);
  int alike = 0;
  int other = 0;
  for (int round = 0; round < 200; ++round) {
    const LineProblem problem =
        round % 2 == 0 ? skilled_problem(random, kSkilled) : test::tiny_problem(random, {1, 4, 2});
    const Lines lines(problem);
    for (std::size_t person = 0; person < problem.people.size(); ++person) {
      const LineRules& rules = problem.people[person];
      for (const Line& line : test::all_lines(problem, rules)) {
        for (std::size_t period = 0; period < line.size(); ++period) {
          for (int kind = 0; kind < problem.kinds; ++kind) {
            const Held held = line[period];
            if (held == kOff || held == kind) continue;
            if (!are_alike(lines, person, static_cast<int>(period), held, kind)) {
              ++other;
              continue;
            }
            Line with = line;
            with[period] = static_cast<Held>(kind);
            EXPECT_EQ(broken_rules(problem, rules, with), 0) << "round " << round;
            EXPECT_EQ(line_cost(problem, rules, with), line_cost(problem, rules, line));
            ++alike;
          }
        }
      }
    }
  }
  EXPECT_GT(alike, 500);
  EXPECT_GT(other, 500);
}

// All ways to hold the same duties with other skills.
Cost best_settled(const LineProblem& problem, const Lines& lines, Roster roster, std::size_t at) {
  const auto periods = static_cast<std::size_t>(problem.periods);
  if (at == roster.size() * periods) return roster_cost(problem, roster);
  const std::size_t person = at / periods;
  const std::size_t period = at % periods;
  const Held held = roster[person][period];
  Cost best = best_settled(problem, lines, roster, at + 1);
  for (int kind = 0; held != kOff && kind < problem.kinds; ++kind) {
    if (kind == held || !are_alike(lines, person, static_cast<int>(period), held, kind)) continue;
    roster[person][period] = static_cast<Held>(kind);
    best = std::min(best, best_settled(problem, lines, roster, at + 1));
  }
  return best;
}

TEST(SettleKinds, IsTheBestThereIs) {
  Random random(72);
  int tried = 0;
  int gained = 0;
  for (int round = 0; round < 400 && tried < 150; ++round) {
    const LineProblem problem = skilled_problem(random, kSkilled);
    if (!test::everybody_can(problem)) continue;
    const Lines lines(problem);
    Roster roster = test::random_roster(problem, random);
    const Cost before = roster_cost(problem, roster);
    const Cost best = best_settled(problem, lines, roster, 0);
    settle_kinds(lines, whole_scope(problem, roster), roster);
    EXPECT_EQ(roster_cost(problem, roster), best) << "round " << round;
    for (std::size_t person = 0; person < roster.size(); ++person) {
      EXPECT_EQ(broken_rules(problem, problem.people[person], roster[person]), 0);
    }
    gained += best < before;
    ++tried;
  }
  EXPECT_GT(tried, 50);
  EXPECT_GT(gained, 20);
}

// Of some people, while the others' duties stay: a bound, and no mix below it.
TEST(SwapsOf, LeaveTheBestMixWhatItIs) {
  Random random(73);
  int tried = 0;
  int swaps = 0;
  for (int round = 0; round < 400 && tried < 60; ++round) {
    const LineProblem problem = skilled_problem(random, kSkilled);
    if (!test::everybody_can(problem)) continue;
    const Lines lines(problem);
    LineFinder finder(lines);
    const Roster roster = LocalSearch(lines, 1).best();
    const Scope scope = scope_of(problem, roster, {0, 2}, {{0, problem.periods}});
    swaps += static_cast<int>(swaps_of(lines, scope).size());
    ColumnGeneration generation(lines, finder, scope);
    for (std::size_t slot = 0; slot < 2; ++slot) generation.add(slot, scope.base[slot]);
    for (int turn = 0; turn < 200 && generation.round(); ++turn) {
    }
    generation.solve();
    Cost best = INT64_MAX;
    for (const Line& first : test::all_lines(problem, problem.people[0])) {
      for (const Line& second : test::all_lines(problem, problem.people[2])) {
        best = std::min(best, scope_cost(problem, scope, {first, second}));
      }
    }
    EXPECT_LE(generation.bound(), best) << "round " << round;
    EXPECT_GE(static_cast<double>(generation.bound()), generation.objective() - 1e-6)
        << "round " << round;
    ++tried;
  }
  EXPECT_GT(tried, 30);
  EXPECT_GT(swaps, 100);
}

TEST(SolveLines, ProvesTheBestWhereKindsAreAlike) {
  Random random(74);
  int tried = 0;
  for (int round = 0; round < 300 && tried < 40; ++round) {
    const LineProblem problem = skilled_problem(random, kSkilled);
    if (!test::everybody_can(problem)) continue;
    LinesOptions options;
    options.threads = 1 + tried % 2;
    options.spent = test::asked_of(20'000);
    const LinesResult result = solve_lines(problem, options);
    EXPECT_EQ(result.cost, test::best_of_all(problem)) << "round " << round;
    EXPECT_EQ(result.bound, result.cost) << "round " << round;
    ++tried;
  }
  EXPECT_GT(tried, 20);
}

}  // namespace
}  // namespace respite
