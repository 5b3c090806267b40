// Scores kept by moves, bounds and proofs, against trying everything.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "scheduler/solve/engine/column_generation.h"
#include "scheduler/solve/engine/local_search.h"
#include "scheduler/solve/engine/solve_lines.h"
#include "tests/scheduler/solve/engine/tiny_lines.h"

namespace respite {
namespace {

TEST(LocalSearch, ScoreEqualsScratchAfterThousandsOfMoves) {
  Random random(21);
  int searched = 0;
  for (int round = 0; round < 40; ++round) {
    const LineProblem problem = test::tiny_problem(random, {4, 12, 2});
    const Lines lines(problem);
    LocalSearch search(lines, static_cast<std::uint64_t>(round));
    bool lawful = true;
    for (std::size_t person = 0; person < 4; ++person) {
      const LineRules& rules = problem.people[person];
      lawful = lawful && broken_rules(problem, rules, search.best()[person]) == 0;
    }
    if (!lawful) continue;  // somebody has no lawful line
    for (int move = 0; move < 1000; ++move) {
      search.move(5.0, move % 3 == 0 ? 4 : problem.periods);
    }
    EXPECT_EQ(search.state().cost(), roster_cost(problem, search.state().roster()));
    EXPECT_EQ(search.best_cost(), roster_cost(problem, search.best()));
    for (std::size_t person = 0; person < 4; ++person) {
      EXPECT_EQ(broken_rules(problem, problem.people[person], search.state().line(person)), 0);
      EXPECT_EQ(broken_rules(problem, problem.people[person], search.best()[person]), 0);
    }
    ++searched;
  }
  EXPECT_GT(searched, 3);
}

TEST(LocalSearch, KeepsOfAStartWhatIsLawful) {
  Random random(8);
  int kept = 0;
  int made = 0;
  for (int round = 0; round < 100; ++round) {
    const LineProblem problem = test::tiny_problem(random, {3, 8, 2});
    if (!test::everybody_can(problem)) continue;
    const Lines lines(problem);
    Roster start = LocalSearch(lines, 1).best();
    for (Held& held : start[1]) held = static_cast<Held>(random.below(3) - 1);
    const LocalSearch search(lines, 2, start);
    for (std::size_t person = 0; person < 3; ++person) {
      const bool lawful = broken_rules(problem, problem.people[person], start[person]) == 0;
      if (lawful) {
        EXPECT_EQ(search.best()[person], start[person]);
      } else {
        EXPECT_EQ(broken_rules(problem, problem.people[person], search.best()[person]), 0);
      }
      ++(lawful ? kept : made);
    }
    EXPECT_EQ(search.best_cost(), roster_cost(problem, search.best()));
  }
  EXPECT_GT(kept, 20);
  EXPECT_GT(made, 10);
}

// Half a year, one to three weeks of leave near its beginning, hardly any play in load and caps.
LineProblem long_problem() {
  LineProblem problem;
  problem.periods = 182;
  problem.kinds = 2;
  problem.cover.resize(problem.cell(problem.periods, 0), {1, 100, 1});
  LineRules rules;
  rules.max_run = 5;
  rules.min_run = 2;
  rules.min_off = 2;
  rules.min_load = 100;
  rules.max_load = 101;
  rules.caps = {13};
  rules.follows = {3, 2};
  for (int leave = 7; leave <= 21; leave += 7) {
    rules.cells.clear();
    for (int period = 0; period < problem.periods; ++period) {
      for (int kind = 0; kind < problem.kinds; ++kind) {
        LineCell cell;
        cell.load = 1;
        cell.allowed = period < 3 || period >= 3 + leave;
        if (period % 7 == 5) cell.charge = 1;
        if (period % 7 == 6) cell.charge_fresh = 1;
        rules.cells.push_back(cell);
      }
    }
    problem.people.push_back(rules);
  }
  return problem;
}

TEST(LayInStretches, MakesUpForLeave) {
  const LineProblem problem = long_problem();
  const Lines lines(problem);
  LineFinder finder(lines);
  RosterState state(problem, Roster(problem.people.size(), Line(182, kOff)));
  for (std::size_t person = 0; person < problem.people.size(); ++person) {
    EXPECT_TRUE(finder.lay_in_stretches(state, person, 28, 300)) << person;
    EXPECT_EQ(broken_rules(problem, problem.people[person], state.line(person)), 0) << person;
  }
  EXPECT_EQ(state.cost(), roster_cost(problem, state.roster()));
}

TEST(ColumnGeneration, BoundNeverExceedsTheBest) {
  Random random(22);
  int tight = 0;
  int tried = 0;
  for (int round = 0; round < 300 && tried < 60; ++round) {
    const LineProblem problem = test::tiny_problem(random, {3, 5, 2});
    if (!test::everybody_can(problem)) continue;
    const Cost best = test::best_of_all(problem);
    const Lines lines(problem);
    const LocalSearch search(lines, 1);
    LineFinder finder(lines);
    ColumnGeneration generation(lines, finder, whole_scope(problem, search.best()));
    for (std::size_t person = 0; person < 3; ++person)
      generation.add(person, search.best()[person]);
    for (int turn = 0; turn < 200 && generation.round(); ++turn) {
      EXPECT_LE(generation.bound(), best) << "round " << round;
    }
    EXPECT_LE(generation.bound(), best) << "round " << round;
    EXPECT_LE(generation.objective(), static_cast<double>(best) + 1e-6) << "round " << round;
    EXPECT_GE(static_cast<double>(generation.bound()), generation.objective() - 1.0)
        << "round " << round;
    tight += generation.bound() == best;
    ++tried;
  }
  EXPECT_GT(tried, 20);
  EXPECT_GT(tight, tried / 3);
}

// Two people's lines outside of two spans stand; all combinations inside are tried.
TEST(ColumnGeneration, BoundNeverExceedsTheBestOfTwoSpans) {
  Random random(24);
  int bettered = 0;
  int tried = 0;
  for (int round = 0; round < 300 && tried < 40; ++round) {
    const LineProblem problem = test::tiny_problem(random, {2, 7, 2});
    if (!test::everybody_can(problem)) continue;
    const Lines lines(problem);
    LineFinder finder(lines);
    const Roster stands = test::random_roster(problem, random);
    const Scope scope = scope_of(problem, stands, {0, 1}, {{0, 2}, {4, 6}});
    std::vector<std::vector<Line>> choices(2);
    for (std::size_t person = 0; person < 2; ++person) {
      for (const Line& line : test::all_lines(problem, problem.people[person])) {
        Line outside = line;
        put_inside(outside, scope.spans, inside_of(stands[person], scope.spans));
        if (outside == stands[person]) choices[person].push_back(line);
      }
    }
    Cost best = scope_cost(problem, scope, stands);
    const Cost before = best;
    for (const Line& first : choices[0]) {
      for (const Line& second : choices[1]) {
        best = std::min(best, scope_cost(problem, scope, {first, second}));
      }
    }
    ColumnGeneration generation(lines, finder, scope);
    for (std::size_t slot = 0; slot < 2; ++slot) generation.add(slot, stands[slot]);
    for (int turn = 0; turn < 200 && generation.round(); ++turn) {
    }
    EXPECT_LE(generation.bound(), best) << "round " << round;
    EXPECT_GE(static_cast<double>(generation.bound()), generation.objective() - 1.0)
        << "round " << round;
    bettered += best < before;
    ++tried;
  }
  EXPECT_GT(tried, 20);
  EXPECT_GT(bettered, 10);
}

// Two people, six weekends each: twelve are wanted, dearly in the first six weeks, less so in the
// last six of half a year. Weeks next to each other never tell which.
TEST(SolveLines, UsesWhatIsScarceWhereItIsWanted) {
  LineProblem problem;
  problem.periods = 182;
  problem.kinds = 1;
  LineRules rules;
  rules.max_run = 5;
  rules.caps = {6};
  rules.follows = {1};
  for (int period = 0; period < problem.periods; ++period) {
    const bool weekend = period % 7 >= 5;
    const bool first = period < 42;
    const bool last = period >= 140;
    LineCell cell;
    cell.allowed = !weekend || first || last;
    if (period % 7 == 5) cell.charge = 1;
    if (period % 7 == 6) cell.charge_fresh = 1;
    rules.cells.push_back(cell);
    const Price under = !weekend ? 1 : first ? 1000 : last ? 600 : 0;
    problem.cover.push_back({.wanted = weekend ? 2 : 1, .under = under, .over = weekend ? 1 : 0});
  }
  problem.people = {rules, rules};
  LinesOptions options;
  options.spent = test::asked_of(4'000);
  const LinesResult result = solve_lines(problem, options);
  EXPECT_EQ(result.cost, 2 * 2 * 6 * 600);
  EXPECT_LE(result.bound, result.cost);
  EXPECT_EQ(result.cost, roster_cost(problem, result.roster));
  for (const Line& line : result.roster) EXPECT_EQ(broken_rules(problem, rules, line), 0);
}

TEST(SolveLines, EqualsTryingEverythingOnTinyRosters) {
  Random random(23);
  int proven = 0;
  int tried = 0;
  for (int round = 0; round < 300 && tried < 40; ++round) {
    const LineProblem problem = test::tiny_problem(random, {3, 5, 2});
    if (!test::everybody_can(problem)) continue;
    LinesOptions options;
    options.threads = 1 + tried % 2;
    options.spent = test::asked_of(20'000);
    const LinesResult result = solve_lines(problem, options);
    const Cost best = test::best_of_all(problem);
    EXPECT_EQ(result.cost, best) << "round " << round;
    EXPECT_LE(result.bound, best) << "round " << round;
    EXPECT_EQ(result.cost, roster_cost(problem, result.roster)) << "round " << round;
    proven += result.proven;
    ++tried;
  }
  EXPECT_GT(tried, 20);
  EXPECT_EQ(proven, tried);
}

// A search given up has found nothing and proven nothing.
TEST(ColumnGeneration, TellsNoLineFromNoneFound) {
  using AnyLine = ColumnGeneration::AnyLine;
  Random random(5);
  int none = 0;
  int not_found = 0;
  for (int round = 0; round < 200; ++round) {
    LineProblem problem = test::tiny_problem(random, {1, 10, 2});
    if (round % 10 == 0) {  // more load than there are days for
      problem.people[0].min_load = 50;
      problem.people[0].max_load = 60;
    }
    const Lines lines(problem);
    LineFinder finder(lines);
    const bool can = test::everybody_can(problem);
    const Roster off(1, Line(10, kOff));
    for (const int labels : {1, ColumnGeneration::kManyLabels}) {
      ColumnGeneration generation(lines, finder, whole_scope(problem, off));
      const AnyLine found = generation.add_any(0, labels);
      if (can) {
        EXPECT_NE(found, AnyLine::kNone) << "round " << round;
      } else {
        EXPECT_NE(found, AnyLine::kAdded) << "round " << round;
      }
      none += found == AnyLine::kNone ? 1 : 0;
      not_found += found == AnyLine::kNotFound ? 1 : 0;
    }
  }
  EXPECT_GT(none, 0);
  EXPECT_GT(not_found, 0);
}

}  // namespace
}  // namespace respite
