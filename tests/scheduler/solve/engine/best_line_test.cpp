// The best line of one person equals the best of all that can be tried.
#include "scheduler/solve/engine/best_line.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/scheduler/solve/engine/tiny_lines.h"

namespace respite {
namespace {

// Prices on the cells it holds, and of its load and runs.
Cost priced(const LineProblem& problem, const LineRules& rules, const Line& line,
            const std::vector<Price>& prices) {
  Cost cost = 0;
  std::int64_t load = 0;
  for (int period = 0; period < problem.periods; ++period) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held == kOff) continue;
    cost += prices[problem.cell(period, held)];
    load += rules.cells[problem.cell(period, held)].load;
  }
  return cost + load_cost(rules, load) + runs_cost(problem, rules, line);
}

std::vector<Price> random_prices(const LineProblem& problem, Random& random) {
  std::vector<Price> prices;
  for (std::size_t cell = 0; cell < problem.cover.size(); ++cell) {
    prices.push_back(random.below(41) - 25);
  }
  return prices;
}

Cost cheapest(const LineProblem& problem, const LineRules& rules, const std::vector<Line>& lines,
              const std::vector<Price>& prices) {
  Cost best = kNever;
  for (const Line& line : lines) best = std::min(best, priced(problem, rules, line, prices));
  return best;
}

TEST(BestLine, EqualsTryingEverything) {
  Random random(11);
  int lawful = 0;
  for (int round = 0; round < 400; ++round) {
    const LineProblem problem =
        test::tiny_problem(random, {1, 5 + random.below(4), 1 + random.below(2)});
    const LineRules& rules = problem.people[0];
    const std::vector<Line> lines = test::all_lines(problem, rules);
    const LineShape shape(problem, rules);
    const LineWindow window = whole_window(shape);
    BestLine best_line;
    CapPrices caps;
    for (int call = 0; call < 12; ++call) {
      if (call % 4 == 3 && caps.counted.size() < 2) {
        caps.counted.push_back(static_cast<int>(caps.counted.size()));  // in layers from now on
      }
      const std::vector<Price> prices = random_prices(problem, random);
      const Cost best = cheapest(problem, rules, lines, prices);
      LineQuery query{.prices = prices};
      if (call % 2 == 1) query.below = static_cast<Price>(random.below(60) - 80);
      const FoundLine found = best_line.find(shape, window, query, caps);
      EXPECT_TRUE(found.exact) << "round " << round;
      EXPECT_EQ(found.found, best < query.below && !lines.empty()) << "round " << round;
      EXPECT_LE(found.bound, best) << "round " << round;
      if (!found.found) continue;
      ++lawful;
      EXPECT_EQ(found.cost, best) << "round " << round;
      EXPECT_EQ(broken_rules(problem, rules, found.inside), 0) << "round " << round;
      EXPECT_EQ(priced(problem, rules, found.inside, prices), best) << "round " << round;
    }
  }
  EXPECT_GT(lawful, 1000);
}

TEST(BestLine, BoundHoldsWhenLabelsRunOut) {
  Random random(12);
  for (int round = 0; round < 200; ++round) {
    const LineProblem problem = test::tiny_problem(random, {1, 8, 2});
    const LineRules& rules = problem.people[0];
    const std::vector<Line> lines = test::all_lines(problem, rules);
    const LineShape shape(problem, rules);
    BestLine best_line;
    CapPrices caps;
    const std::vector<Price> prices = random_prices(problem, random);
    const FoundLine found =
        best_line.find(shape, whole_window(shape), {.prices = prices, .most_labels = 5}, caps);
    EXPECT_LE(found.bound, cheapest(problem, rules, lines, prices)) << "round " << round;
    if (found.found) {
      EXPECT_EQ(broken_rules(problem, rules, found.inside), 0) << "round " << round;
    }
  }
}

// One or two spans, none of which parts a period with a fresh charge from the one before.
Spans random_spans(const LineProblem& problem, Random& random) {
  const int many = 1 + random.below(2);
  Spans spans;
  while (spans.size() < static_cast<std::size_t>(many)) {
    const int begin = random.below(problem.periods);
    const int end = std::min(problem.periods, begin + 1 + random.below(3));
    if (begin % 4 == 3 || end % 4 == 3) continue;
    spans.push_back({begin, end});
  }
  return apart(std::move(spans));
}

// The prices of the steps of a window.
std::vector<Price> prices_inside(const LineProblem& problem, const LineWindow& window,
                                 const std::vector<Price>& prices) {
  std::vector<Price> inside;
  for (const int period : window.steps) {
    for (int kind = 0; kind < problem.kinds; ++kind) {
      inside.push_back(period < 0 ? 0 : prices[problem.cell(period, kind)]);
    }
  }
  return inside;
}

TEST(BestLine, KeepsWhatStandsAroundItsSpans) {
  Random random(13);
  int tried = 0;
  int apart = 0;
  for (int round = 0; round < 600; ++round) {
    const LineProblem problem = test::tiny_problem(random, {1, 8, 2});
    const LineRules& rules = problem.people[0];
    const std::vector<Line> lines = test::all_lines(problem, rules);
    if (lines.empty()) continue;
    const Line& stands = random.pick(lines);
    const Spans spans = random_spans(problem, random);
    const LineShape shape(problem, rules);
    const LineWindow window = window_of(shape, stands, spans);
    const std::vector<Price> prices = random_prices(problem, random);
    const std::vector<Price> inside = prices_inside(problem, window, prices);
    Cost best = kNever;
    for (const Line& line : lines) {
      Line as_it_stands = line;
      put_inside(as_it_stands, spans, inside_of(stands, spans));
      if (as_it_stands == stands) best = std::min(best, priced(problem, rules, line, prices));
    }
    BestLine best_line;
    CapPrices caps;
    if (round % 2 == 1) caps.counted = {0};
    const FoundLine found = best_line.find(shape, window, {.prices = inside}, caps);
    ASSERT_TRUE(found.found) << "round " << round;
    Line whole = stands;
    put_inside(whole, spans, found.inside);
    EXPECT_EQ(broken_rules(problem, rules, whole), 0) << "round " << round;
    EXPECT_EQ(priced(problem, rules, whole, prices), best) << "round " << round;
    Cost outside = 0;
    Line held_outside = stands;
    put_inside(held_outside, spans, Line(periods_of(spans).size(), kOff));
    for (int period = 0; period < problem.periods; ++period) {
      const Held held = held_outside[static_cast<std::size_t>(period)];
      if (held != kOff) outside += prices[problem.cell(period, held)];
    }
    EXPECT_EQ(found.cost + outside, best) << "round " << round;
    ++tried;
    apart += spans.size() == 2;
  }
  EXPECT_GT(tried, 200);
  EXPECT_GT(apart, 50);
}

}  // namespace
}  // namespace respite
