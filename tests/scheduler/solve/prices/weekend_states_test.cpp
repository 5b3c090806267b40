// "At most two weekends in any four weeks" takes few states, however many windows there are.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "scheduler/solve/prices/count_states.h"

namespace respite {
namespace {

// Saturdays charge each window they are in, Sundays as well where they join no Saturday.
LineProblem weekends(int weeks, int window, int most) {
  LineProblem problem;
  problem.periods = 7 * weeks;
  problem.kinds = 1;
  problem.cover.resize(static_cast<std::size_t>(problem.periods));
  LineRules rules;
  rules.follows = {1};
  rules.cells.resize(problem.cover.size());
  for (int first = 0; first + window <= weeks; ++first) {
    for (int week = first; week < first + window; ++week) {
      const std::size_t saturday = problem.cell(7 * week + 5, 0);
      rules.cells[saturday].charge |= CapSet{1} << first;
      rules.cells[saturday + 1].charge_fresh |= CapSet{1} << first;
    }
    rules.caps.push_back(most);
    rules.cap_rules.push_back(0);
  }
  problem.people.push_back(rules);
  return problem;
}

// [period] states that some line comes to.
std::vector<std::size_t> reached(const CountStates& states, const LineProblem& problem) {
  std::vector<std::size_t> reached;
  std::set<std::pair<int, bool>> now{{0, false}};  // and whether on duty
  for (int period = 0; period < problem.periods; ++period) {
    const LineCell& cell = problem.people[0].cells[problem.cell(period, 0)];
    std::set<std::pair<int, bool>> next;
    std::set<int> after;
    for (const auto& [state, on] : now)
      for (const bool duty : {false, true}) {
        const int to = states.after(period, state, duty ? cell.charged(!on) : 0);
        if (to == CountStates::kOver) continue;
        next.emplace(to, duty);
        after.insert(to);
      }
    reached.push_back(after.size());
    now = std::move(next);
  }
  return reached;
}

TEST(WeekendStates, OfTwoWeekendsInFourWeeksAreFew) {
  const LineProblem problem = weekends(13, 4, 2);
  const LineRules& rules = problem.people[0];
  const LineShape shape(problem, rules);
  const CountStates states(shape, {0}, 1000);
  EXPECT_EQ(states.counted(), (CapSet{1} << rules.caps.size()) - 1);
  for (int period = 0; period <= problem.periods; ++period) {
    const bool is_sunday = period % 7 == 6;  // who was on the day before is not told apart
    EXPECT_LE(states.count(period), is_sunday ? 13 : 10) << "before " << period;
  }
  const std::vector<std::size_t> by_lines = reached(states, problem);
  EXPECT_EQ(*std::ranges::max_element(by_lines), 10U);
  EXPECT_EQ(CountStates(shape, {0}, 13).counted(), states.counted());
  EXPECT_EQ(CountStates(shape, {0}, 12).counted(), CapSet{0});
}

}  // namespace
}  // namespace respite
