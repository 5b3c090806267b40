// Duties decided one by one, against trying everything.
#include "scheduler/solve/engine/duty_dive.h"

#include <gtest/gtest.h>

#include "scheduler/solve/engine/local_search.h"
#include "tests/scheduler/solve/engine/tiny_lines.h"

namespace respite {
namespace {

constexpr test::TinySize kTiny{.people = 3, .periods = 5, .kinds = 2};

void price_all(ColumnGeneration& generation) {
  for (int turn = 0; turn < 200 && generation.round(); ++turn) {
  }
}

// Everybody's line of the roster, in a programme of the whole.
class Whole {
 public:
  explicit Whole(const LineProblem& problem)
      : lines(problem),
        finder(lines),
        roster(LocalSearch(lines, 1).best()),
        generation(lines, finder, whole_scope(problem, roster)) {
    for (std::size_t slot = 0; slot < roster.size(); ++slot) generation.add(slot, roster[slot]);
  }

  Lines lines;
  LineFinder finder;
  Roster roster;
  ColumnGeneration generation;
};

TEST(DutyDive, LeavesLawfulLinesAndNothingDecided) {
  Random random(61);
  int tried = 0;
  int ended = 0;
  int best_found = 0;
  for (int round = 0; round < 300 && tried < 60; ++round) {
    const LineProblem problem = test::tiny_problem(random, kTiny);
    if (!test::everybody_can(problem)) continue;
    const Cost best = test::best_of_all(problem);
    Whole whole(problem);
    price_all(whole.generation);
    const Cost bound = whole.generation.bound();
    const double mix = whole.generation.objective();
    DutyDiveOptions options;
    options.noise = 0.3 * (round % 2);
    const auto roster =
        dive_by_duties(whole.lines, whole.generation, options, random, [] { return false; });
    if (roster) {
      for (std::size_t person = 0; person < roster->size(); ++person) {
        EXPECT_EQ(broken_rules(problem, problem.people[person], (*roster)[person]), 0);
      }
      EXPECT_GE(roster_cost(problem, *roster), best) << "round " << round;
      best_found += roster_cost(problem, *roster) == best;
      ++ended;
    }
    whole.generation.forget_bound();
    price_all(whole.generation);
    EXPECT_EQ(whole.generation.bound(), bound) << "round " << round;
    EXPECT_NEAR(whole.generation.objective(), mix, 1e-5) << "round " << round;
    ++tried;
  }
  EXPECT_GT(tried, 20);
  EXPECT_EQ(ended, tried);
  EXPECT_GT(best_found, tried / 2);
}

// Time may be up before there was any programme.
TEST(DutyDive, CanBeToldToStopBeforeAnythingWasSolved) {
  Random random(62);
  LineProblem problem = test::tiny_problem(random, kTiny);
  while (!test::everybody_can(problem)) problem = test::tiny_problem(random, kTiny);
  Whole whole(problem);
  EXPECT_FALSE(
      dive_by_duties(whole.lines, whole.generation, {}, random, [] { return true; }).has_value());
  price_all(whole.generation);
  EXPECT_LE(whole.generation.bound(), test::best_of_all(problem));
}

TEST(DutyDive, FindsNothingBelowTheBest) {
  Random random(62);
  int tried = 0;
  for (int round = 0; round < 200 && tried < 30; ++round) {
    const LineProblem problem = test::tiny_problem(random, kTiny);
    if (!test::everybody_can(problem)) continue;
    DutyDiveOptions options;
    options.below = test::best_of_all(problem);
    Whole whole(problem);
    const auto roster =
        dive_by_duties(whole.lines, whole.generation, options, random, [] { return false; });
    EXPECT_TRUE(!roster || roster_cost(problem, *roster) >= options.below) << "round " << round;
    ++tried;
  }
  EXPECT_GT(tried, 10);
}

// Of everybody what the mix has least of.
Roster least_of_mix(const ColumnLp& lp, std::size_t people) {
  Roster roster(people);
  std::vector<double> least(people, 2.0);
  for (std::size_t column = 0; column < lp.columns(); ++column) {
    double& share = least[lp.slot(column)];
    if (lp.share(column) < 1e-5 || lp.share(column) >= share) continue;
    share = lp.share(column);
    roster[lp.slot(column)] = lp.line(column);
  }
  return roster;
}

TEST(DutyDive, KeepsNearItsGuide) {
  Random random(65);
  int tried = 0;
  int near[2] = {0, 0};
  for (int round = 0; round < 400 && tried < 100; ++round) {
    const LineProblem problem = test::tiny_problem(random, {4, 7, 2});
    if (!test::everybody_can(problem)) continue;
    for (const bool guided : {false, true}) {
      Whole whole(problem);
      price_all(whole.generation);
      const Roster guide = least_of_mix(whole.generation.lp(), 4);
      DutyDiveOptions options;
      if (guided) options.guide = guide;
      options.guided = 1.0;
      const auto roster =
          dive_by_duties(whole.lines, whole.generation, options, random, [] { return false; });
      ASSERT_TRUE(roster.has_value());
      for (std::size_t person = 0; person < guide.size(); ++person) {
        const Line& line = (*roster)[person];
        EXPECT_EQ(broken_rules(problem, problem.people[person], line), 0);
        for (std::size_t period = 0; period < line.size(); ++period) {
          near[guided ? 1 : 0] += line[period] == guide[person][period];
        }
      }
    }
    ++tried;
  }
  EXPECT_GT(tried, 20);
  EXPECT_GT(near[1], near[0]);
}

// A dive that gave up must not stand in the way of the next.
TEST(DutyDive, BeginsAgainAfterOneThatGaveUp) {
  Random random(66);
  int tried = 0;
  for (int round = 0; round < 200 && tried < 20; ++round) {
    const LineProblem problem = test::tiny_problem(random, kTiny);
    if (!test::everybody_can(problem)) continue;
    Whole whole(problem);
    price_all(whole.generation);
    DutyDiveOptions hopeless;
    hopeless.below = whole.generation.bound();
    const auto never = [] { return false; };
    EXPECT_FALSE(
        dive_by_duties(whole.lines, whole.generation, hopeless, random, never).has_value());
    EXPECT_TRUE(dive_by_duties(whole.lines, whole.generation, {}, random, never).has_value());
    ++tried;
  }
  EXPECT_GT(tried, 10);
}

// Somebody's duty decided as a roster has it: all combinations that agree are tried.
TEST(ColumnGeneration, BoundNeverExceedsTheBestThatAgrees) {
  Random random(63);
  int tried = 0;
  int dearer = 0;
  for (int round = 0; round < 300 && tried < 40; ++round) {
    const LineProblem problem = test::tiny_problem(random, {2, 6, 2});
    if (!test::everybody_can(problem)) continue;
    const Cost free = test::best_of_all(problem);
    Whole whole(problem);
    const std::size_t person = static_cast<std::size_t>(random.below(2));
    const int period = random.below(problem.periods);
    const Held held = whole.roster[person][static_cast<std::size_t>(period)];
    const std::uint64_t kinds = held == kOff ? 0 : std::uint64_t{1} << held;
    whole.generation.decide(person, period, kinds);
    price_all(whole.generation);

    std::vector<std::vector<Line>> all;
    for (const LineRules& rules : problem.people) all.push_back(test::all_lines(problem, rules));
    Cost best = INT64_MAX;
    for (const Line& first : all[0]) {
      for (const Line& second : all[1]) {
        const Roster roster = {first, second};
        if (roster[person][static_cast<std::size_t>(period)] != held) continue;
        best = std::min(best, roster_cost(problem, roster));
      }
    }
    EXPECT_LE(whole.generation.bound(), best) << "round " << round;
    EXPECT_GE(static_cast<double>(whole.generation.bound()), whole.generation.objective() - 1.0)
        << "round " << round;
    dearer += best > free;
    ++tried;
  }
  EXPECT_GT(tried, 20);
  EXPECT_GT(dearer, 3);
}

// A cell that has all it wants from others, at no cost of more, needs no row.
TEST(Scope, IsSettledWhereHeadsNoLongerMatter) {
  Random random(64);
  int settled = 0;
  for (int round = 0; round < 100; ++round) {
    LineProblem problem = test::tiny_problem(random, {4, 6, 2});
    for (LineCover& cover : problem.cover) cover.over *= random.below(2);
    Roster roster(4, Line(6, kOff));
    for (Line& line : roster) {
      for (Held& held : line) held = static_cast<Held>(random.below(3) - 1);
    }
    const Scope scope = scope_of(problem, roster, {0, 2}, {{0, 6}});
    for (const std::size_t cell : scope.cells(problem)) {
      const LineCover& cover = problem.cover[cell];
      const int heads = scope.heads[cell];
      const bool same =
          cover.cost(heads) == cover.cost(heads + 1) && cover.cost(heads) == cover.cost(heads + 2);
      EXPECT_EQ(scope.settled(problem, cell), same);
      settled += same;
    }
  }
  EXPECT_GT(settled, 50);
}

TEST(Scope, AllowsWhatItIsNarrowedTo) {
  Random random(67);
  const LineProblem problem = test::tiny_problem(random, {2, 4, 3});
  Scope scope = whole_scope(problem, Roster(2, Line(4, kOff)));
  narrow(problem, scope, 1, 2, 5, false);
  narrow(problem, scope, 1, 3, 2, true);
  const auto allows = [&](std::size_t slot, std::size_t period, int held) {
    Line line = {kOff, kOff, 0, kOff};
    line[period] = static_cast<Held>(held);
    return scope.allows(problem, slot, line);
  };
  const bool second[] = {false, true, false, true};  // off, and each kind
  const bool third[] = {true, false, true, false};
  for (int held = -1; held < 3; ++held) {
    EXPECT_TRUE(allows(0, 2, held));
    EXPECT_TRUE(allows(1, 1, held));
    EXPECT_EQ(allows(1, 2, held), second[held + 1]);
    EXPECT_EQ(allows(1, 3, held), third[held + 1]);
  }
}

}  // namespace
}  // namespace respite
