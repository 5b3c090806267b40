// The best line against prices, with caps counted or left out, against trying everything.
#include "scheduler/solve/prices/counted_line.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/scheduler/solve/engine/tiny_lines.h"

namespace respite {
namespace {

constexpr Price kScale = 16;

// What the lines of one person cost against prices of cells.
struct Question {
  LineProblem problem;
  std::vector<Price> prices;  // [cell] in units of 1 / scale

  [[nodiscard]] const LineRules& rules() const { return problem.people[0]; }
  [[nodiscard]] Cost cost(const LineRules& asked, const Line& line) const {
    Cost cost = (line_cost(problem, asked, line) - asked.constant) * kScale;
    for (int period = 0; period < problem.periods; ++period) {
      const Held held = line[static_cast<std::size_t>(period)];
      if (held == kOff) continue;
      const std::size_t cell = problem.cell(period, held);
      cost += prices[cell] - asked.cells[cell].cost * kScale;
    }
    return cost;
  }
  [[nodiscard]] Cost least(const LineRules& asked, const std::vector<Line>& lines) const {
    Cost least = kNever;
    for (const Line& line : lines) least = std::min(least, cost(asked, line));
    return least;
  }
};

Question random_question(Random& random) {
  Question question{.problem = test::tiny_problem(random, {1, 3 + random.below(7), 1}),
                    .prices = {}};
  if (question.problem.periods < 7 && random.below(2) == 0)
    question.problem = test::tiny_problem(random, {1, question.problem.periods, 2});
  if (random.below(2) == 0) question.problem.people[0].cap_prices.clear();
  for (const LineCell& cell : question.rules().cells)
    question.prices.push_back(cell.cost * kScale + random.below(41 * kScale) - 25 * kScale);
  return question;
}

// The caps not counted ask for nothing.
LineRules without_caps(const LineRules& rules, CapSet counted) {
  LineRules loose = rules;
  for (std::size_t cap = 0; cap < rules.caps.size(); ++cap)
    if ((counted >> cap & 1) == 0) loose.caps[cap] = 1000;
  return loose;
}

std::vector<int> some_rules(Random& random) {
  std::vector<int> rules;
  for (int rule = 0; rule < 2; ++rule)
    if (random.below(3) != 0) rules.push_back(rule);
  return rules;
}

TEST(CountedLine, EqualsTryingEverything) {
  Random random(71);
  CountedLine finder;
  int found_one = 0;
  int left_out = 0;
  for (int round = 0; round < 400; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const Question question = random_question(random);
    const LineShape shape(question.problem, question.rules());
    const CountStates states(shape, some_rules(random), 100);
    const LineRules loose = without_caps(question.rules(), states.counted());
    const Cost best = question.least(loose, test::all_lines(question.problem, loose));
    const CountedAnswer found = finder.find(shape, states, question.prices, kScale, true);
    EXPECT_EQ(found.cost, best);
    EXPECT_LE(found.bound, best);
    EXPECT_EQ(finder.find(shape, states, question.prices, kScale, false).cost, best);
    EXPECT_EQ(found.line.empty(), best == kNever);
    if (found.line.empty()) continue;
    EXPECT_EQ(broken_rules(question.problem, loose, found.line), 0);
    EXPECT_EQ(question.cost(loose, found.line), best);
    ++found_one;
    left_out += broken_rules(question.problem, question.rules(), found.line) != 0;
  }
  EXPECT_GT(found_one, 200);
  EXPECT_GT(left_out, 10);
}

TEST(CountedLine, TakesWhatRoundingAddedOffTheLoad) {
  Random random(75);
  CountedLine finder;
  CountedLine plain;
  int other = 0;
  for (int round = 0; round < 200; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    Question question = random_question(random);
    question.problem.people[0].high_load =
        std::min<std::int64_t>(question.rules().high_load, 1'000);
    const int excess = random.below(5) - 2;
    LineProblem shifted = question.problem;
    shifted.people[0].fair_load += excess;
    shifted.people[0].low_load += excess;
    shifted.people[0].high_load += excess;
    const LineShape shape(question.problem, question.rules());
    const LineShape as_shifted(shifted, shifted.people[0]);
    const CountStates states(shape, {0, 1}, 100);
    finder.set_excess(excess);
    const Price found = finder.find(shape, states, question.prices, kScale, true).cost;
    EXPECT_EQ(found, plain.find(as_shifted, states, question.prices, kScale, true).cost);
    other += found != plain.find(shape, states, question.prices, kScale, true).cost;
  }
  EXPECT_GT(other, 40);
}

// Loads that are left out for being too dear are not left out of the bound.
TEST(CountedLine, BoundHoldsWhereLoadsAreDear) {
  Random random(72);
  CountedLine finder;
  int not_exact = 0;
  int exact = 0;
  for (int round = 0; round < 400; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    Question question = random_question(random);
    LineRules& rules = question.problem.people[0];
    rules.load_weight = 200 + random.below(1500);
    rules.fair_load = random.below(12);
    const std::vector<Line> lines = test::all_lines(question.problem, rules);
    if (lines.empty()) continue;
    const LineShape shape(question.problem, rules);
    const CountStates states(shape, {0, 1}, 100);
    const LineRules loose = without_caps(rules, states.counted());
    const Cost best = question.least(loose, test::all_lines(question.problem, loose));
    const CountedAnswer found = finder.find(shape, states, question.prices, kScale, true);
    EXPECT_LE(found.bound, best);
    EXPECT_GE(found.cost, best);
    EXPECT_FALSE(found.line.empty()) << "no load that can be had is near the fair one";
    const bool is_exact = found.cost == found.bound;
    if (is_exact) {
      EXPECT_EQ(found.cost, best);
    }
    ++(is_exact ? exact : not_exact);
  }
  EXPECT_GT(exact, 50);
  EXPECT_GT(not_exact, 10);
}

TEST(CountedLine, StaysNearALine) {
  Random random(73);
  CountedLine finder;
  int tried = 0;
  int farther = 0;
  for (int round = 0; round < 400; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    Question question = random_question(random);
    question.problem.people[0].max_load = 100;
    const LineShape shape(question.problem, question.rules());
    const CountStates states(shape, {0, 1}, 100);
    const LineRules loose = without_caps(question.rules(), states.counted());
    const std::vector<Line> lines = test::all_lines(question.problem, loose);
    if (lines.empty()) continue;
    const Cost best = question.least(loose, lines);
    const Line& near = random.pick(lines);
    finder.stay_near(&near);
    const CountedAnswer found = finder.find(shape, states, question.prices, kScale, true);
    finder.stay_near(nullptr);
    ASSERT_EQ(found.line.size(), near.size());
    EXPECT_EQ(broken_rules(question.problem, loose, found.line), 0);
    EXPECT_EQ(question.cost(loose, found.line), found.cost);
    EXPECT_GE(found.cost, best);
    EXPECT_LE(found.cost, question.cost(loose, near));
    ++tried;
    farther += found.cost > best;
  }
  EXPECT_GT(tried, 200);
  EXPECT_GT(farther, 5);
}

}  // namespace
}  // namespace respite
