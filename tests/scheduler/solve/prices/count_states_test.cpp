// Walks through the states of caps, against counting plainly.
#include "scheduler/solve/prices/count_states.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "scheduler/solve/random.h"

namespace respite {
namespace {

constexpr int kKinds = 2;

// Nothing but runs is asked for; caps come later.
LineProblem open_problem(int periods, Random& random) {
  LineProblem problem;
  problem.periods = periods;
  problem.kinds = kKinds;
  problem.cover.resize(static_cast<std::size_t>(periods * kKinds));
  LineRules rules;
  rules.follows.assign(kKinds, ~std::uint64_t{0});
  rules.follows[1] = 3;  // two classes
  rules.cells.resize(problem.cover.size());
  for (LineCell& cell : rules.cells) {
    cell.allowed = random.below(6) != 0;
    if (random.below(2) == 0) cell.joins = random.next();
  }
  if (random.below(3) == 0) {
    rules.max_run = 1 + random.below(4);
    rules.min_off = 1 + random.below(2);
  }
  if (random.below(3) == 0) {
    rules.before = static_cast<Held>(random.below(kKinds));
    rules.before_run = 1;
  }
  problem.people.push_back(rules);
  return problem;
}

// A cap on what is charged in some periods from `begin` on, of one kind or of all.
void add_cap(LineRules& rules, int rule, int begin, int end, int most, Random& random) {
  const CapSet bit = CapSet{1} << rules.caps.size();
  const int kind = random.below(kKinds + 1);
  const bool fresh = random.below(2) == 0;
  for (int cell = begin * kKinds; cell < end * kKinds; ++cell) {
    if (kind != kKinds && cell % kKinds != kind) continue;
    LineCell& charged = rules.cells[static_cast<std::size_t>(cell)];
    (fresh ? charged.charge_fresh : charged.charge) |= bit;
  }
  rules.caps.push_back(most);
  rules.cap_rules.push_back(rule);
  rules.cap_prices.push_back(0);
}

// Windows that slide, windows side by side, any window; some caps with a price.
void add_caps(LineProblem& problem, Random& random) {
  LineRules& rules = problem.people[0];
  const int many = 1 + random.below(3);
  for (int rule = 0; rule < many; ++rule) {
    const int length = 2 + random.below(problem.periods - 2);
    const int most = random.below(std::min(length, 4));
    const int stride = 1 + random.below(length);
    for (int begin = 0; begin + length <= problem.periods; begin += stride)
      add_cap(rules, rule, begin, begin + length, most, random);
  }
  for (Price& price : rules.cap_prices) price = random.below(5) == 0 ? 7 : 0;
}

Line random_line(const LineProblem& problem, Random& random) {
  const LineRules& rules = problem.people[0];
  Line line;
  for (int period = 0; period < problem.periods; ++period) {
    const auto held = static_cast<Held>(random.below(kKinds + 1) - 1);
    const bool may = held == kOff || rules.cells[problem.cell(period, held)].allowed;
    line.push_back(may ? held : kOff);
  }
  return line;
}

bool keeps_runs(const LineProblem& problem, const Line& line) {
  LineRules rules = problem.people[0];
  std::ranges::fill(rules.caps, problem.periods);
  return broken_rules(problem, rules, line) == 0;
}

CapSet charge_at(const LineProblem& problem, const Line& line, std::size_t period) {
  if (line[period] == kOff) return 0;
  const LineRules& rules = problem.people[0];
  const Held before = period == 0 ? rules.before : line[period - 1];
  const LineCell& cell = rules.cells[problem.cell(static_cast<int>(period), line[period])];
  const bool joins = before != kOff && (cell.joins >> before & 1) != 0;
  return joins ? cell.charge : cell.charge | cell.charge_fresh;
}

bool is_over(const LineProblem& problem, const Line& line, CapSet counted) {
  const LineRules& rules = problem.people[0];
  for (std::size_t cap = 0; cap < rules.caps.size(); ++cap) {
    int charges = 0;
    for (std::size_t period = 0; period < line.size(); ++period)
      charges += static_cast<int>(charge_at(problem, line, period) >> cap & 1);
    if ((counted >> cap & 1) != 0 && charges > rules.caps[cap]) return true;
  }
  return false;
}

bool walk_is_over(const CountStates& states, const LineProblem& problem, const Line& line) {
  int state = 0;
  for (std::size_t period = 0; period < line.size() && state != CountStates::kOver; ++period) {
    EXPECT_LT(state, states.count(static_cast<int>(period)));
    state = states.after(static_cast<int>(period), state, charge_at(problem, line, period));
  }
  return state == CountStates::kOver;
}

std::vector<int> all_rules(const LineRules& rules) {
  std::vector<int> all(rules.caps.empty() ? 0
                                          : static_cast<std::size_t>(rules.cap_rules.back()) + 1);
  std::iota(all.begin(), all.end(), 0);
  return all;
}

TEST(CountStates, AreOverExactlyWhereACapIs) {
  Random random(61);
  int over = 0;
  int kept = 0;
  int left_out = 0;
  for (int round = 0; round < 300; ++round) {
    LineProblem problem = open_problem(5 + random.below(8), random);
    add_caps(problem, random);
    const LineRules& rules = problem.people[0];
    const LineShape shape(problem, rules);
    const int most = random.below(3) == 0 ? 4 : 1000;
    const CountStates states(shape, all_rules(rules), most);
    CapSet without_price = 0;
    for (std::size_t cap = 0; cap < rules.caps.size(); ++cap)
      if (rules.cap_prices[cap] == 0) without_price |= CapSet{1} << cap;
    EXPECT_EQ(states.counted() & ~without_price, CapSet{0}) << "round " << round;
    if (most == 1000) {
      EXPECT_EQ(states.counted(), without_price) << "round " << round;
    }
    left_out += states.counted() != without_price;
    for (int period = 0; period <= problem.periods; ++period)
      EXPECT_LE(states.count(period), most) << "round " << round;
    for (int i = 0; i < 60; ++i) {
      const Line line = random_line(problem, random);
      if (!keeps_runs(problem, line)) continue;
      const bool is = is_over(problem, line, states.counted());
      EXPECT_EQ(walk_is_over(states, problem, line), is) << "round " << round;
      ++(is ? over : kept);
    }
  }
  EXPECT_GT(over, 1000);
  EXPECT_GT(kept, 1000);
  EXPECT_GT(left_out, 10);
}

}  // namespace
}  // namespace respite
