// The best line of one person equals the best of all that can be tried.
#include "scheduler/solve/engine/best_line.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/scheduler/solve/engine/tiny_lines.h"

namespace respite {
namespace {

// Line cost and prices on the cells it holds, the constant left out.
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
  return cost + load_cost(rules, load);
}

std::vector<Price> random_prices(const LineProblem& problem, SplitMix& random) {
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
  SplitMix random(11);
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
  SplitMix random(12);
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

TEST(BestLine, KeepsWhatStandsOutsideTheWindow) {
  SplitMix random(13);
  int tried = 0;
  for (int round = 0; round < 400; ++round) {
    const LineProblem problem = test::tiny_problem(random, {1, 8, 2});
    const LineRules& rules = problem.people[0];
    const std::vector<Line> lines = test::all_lines(problem, rules);
    if (lines.empty()) continue;
    const Line& stands =
        lines[static_cast<std::size_t>(random.below(static_cast<int>(lines.size())))];
    const int begin = 2 * random.below(2) + 1;  // 1 or 3 would part 2 from 3
    const int first = begin == 3 ? 4 : begin;
    const int last = first + 1 + random.below(2);
    if (last % 4 == 3) continue;
    const LineShape shape(problem, rules);
    const LineWindow window = window_of(shape, stands, first, last);
    const std::vector<Price> prices = random_prices(problem, random);
    std::vector<Price> inside(prices.begin() + static_cast<std::ptrdiff_t>(problem.cell(first, 0)),
                              prices.begin() + static_cast<std::ptrdiff_t>(problem.cell(last, 0)));
    Cost best = kNever;
    for (const Line& line : lines) {
      bool same = true;
      for (int period = 0; period < problem.periods; ++period) {
        const std::size_t at = static_cast<std::size_t>(period);
        same = same && ((period >= first && period < last) || line[at] == stands[at]);
      }
      if (same) best = std::min(best, priced(problem, rules, line, prices));
    }
    BestLine best_line;
    CapPrices caps;
    const FoundLine found = best_line.find(shape, window, {.prices = inside}, caps);
    ASSERT_TRUE(found.found) << "round " << round;
    Line whole = stands;
    std::copy(found.inside.begin(), found.inside.end(), whole.begin() + first);
    EXPECT_EQ(broken_rules(problem, rules, whole), 0) << "round " << round;
    EXPECT_EQ(priced(problem, rules, whole, prices), best) << "round " << round;
    ++tried;
  }
  EXPECT_GT(tried, 100);
}

}  // namespace
}  // namespace respite
