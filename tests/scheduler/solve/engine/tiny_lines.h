// Small random problems for the engine, and everything that can be tried on them.
#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>

#include "scheduler/solve/engine/roster_state.h"
#include "scheduler/solve/random.h"

namespace respite::test {

struct TinySize {
  int people = 1;
  int periods = 7;
  int kinds = 2;
};

inline SoftRun any_run(Random& random) {
  const int least = 1 + random.below(3);
  return {.least = least, .most = least + random.below(4), .price = 1 + random.below(15)};
}

// Prices on runs, halves, load and caps besides the rules.
inline void add_prices(const LineProblem& problem, LineRules& rules, Random& random) {
  rules.load_price = random.below(5);
  rules.low_load = random.below(4);
  rules.high_load = rules.low_load + random.below(4);
  if (random.below(2) == 0) rules.max_run = 1 << 20;
  rules.before_run = std::min(rules.before_run, rules.max_run);
  if (random.below(3) != 0) rules.duty_run = any_run(random);
  if (random.below(3) != 0) {
    rules.off_run = any_run(random);
    rules.min_off = 1;
    rules.min_off_after.clear();
    rules.before_due = 0;
    rules.before_off = 1 + random.below(4);
  }
  if (random.below(3) != 0) {
    for (int kind = 0; kind < problem.kinds; ++kind) {
      rules.group_of.push_back(random.below(2));
    }
    rules.group_run = {any_run(random), any_run(random)};
    rules.before_group_run = 1 + random.below(rules.before_run);
  }
  for (int period = 0; period < problem.periods; ++period) {
    rules.halves.push_back(period % 4 == 3 ? random.below(10) : 0);
  }
  rules.cap_prices = {random.below(10), random.below(10)};
}

// Rules tight enough that many lines are unlawful, loose enough that most people have one.
inline LineProblem tiny_problem(Random& random, TinySize size) {
  LineProblem problem;
  problem.periods = size.periods;
  problem.kinds = size.kinds;
  for (int cell = 0; cell < size.periods * size.kinds; ++cell) {
    const int wanted = random.below(size.people + 1);
    problem.cover.push_back({wanted, 5 + random.below(60), random.below(4),
                             random.below(wanted + 1), random.below(2) * random.below(60)});
  }
  for (int person = 0; person < size.people; ++person) {
    LineRules rules;
    rules.max_run = 1 + random.below(size.periods + 2);
    rules.min_run = 1 + random.below(std::min(rules.max_run, 3));
    rules.min_off = 1 + random.below(3);
    if (random.below(3) == 0) {
      for (int kind = 0; kind < size.kinds; ++kind) {
        rules.min_off_after.push_back(1 + random.below(3));
      }
    }
    rules.caps = {1 + random.below(2), random.below(3)};
    rules.constant = random.below(10);
    const int unit = 1 + random.below(3);
    rules.min_load = random.below(4) * unit;
    rules.max_load = rules.min_load + (1 + random.below(5)) * unit;
    if (random.below(3) == 0) {
      rules.load_weight = 1 + random.below(4);
      rules.fair_load = rules.min_load + random.below(4);
      rules.load_scale = 1 + random.below(2);
    }
    for (int kind = 0; kind < size.kinds; ++kind) {
      rules.follows.push_back(random.next() | std::uint64_t{1} << kind);
    }
    for (int period = 0; period < size.periods; ++period) {
      for (int kind = 0; kind < size.kinds; ++kind) {
        LineCell cell;
        cell.cost = random.below(20) - 10;
        cell.allowed = random.below(6) != 0;
        cell.load = unit * (1 + random.below(2));
        if (period % 4 == 2) cell.charge = 1;
        if (period % 4 == 3) cell.charge_fresh = 1;
        if (random.below(2) == 0) cell.joins = random.next();
        if (kind == 0) cell.charge |= 2;
        rules.cells.push_back(cell);
      }
    }
    if (random.below(3) == 0) {
      rules.before = static_cast<Held>(random.below(size.kinds + 1) - 1);
      rules.before_run = 1 + random.below(3);
      rules.before_due = random.below(3);
    }
    if (random.below(2) == 0) add_prices(problem, rules, random);
    problem.people.push_back(std::move(rules));
  }
  return problem;
}

// Every lawful line of a person.
inline std::vector<Line> all_lines(const LineProblem& problem, const LineRules& rules) {
  std::vector<Line> lines;
  Line line(static_cast<std::size_t>(problem.periods), kOff);
  const std::function<void(std::size_t)> fill = [&](std::size_t period) {
    if (period == line.size()) {
      if (broken_rules(problem, rules, line) == 0) lines.push_back(line);
      return;
    }
    // NOLINTNEXTLINE(bugprone-signed-char-misuse): a number, no character
    for (int held = static_cast<int>(kOff); held < problem.kinds; ++held) {
      line[period] = static_cast<Held>(held);
      fill(period + 1);
    }
  };
  fill(0);
  return lines;
}

// A lawful line of each person's, any; where somebody has none, they rest throughout.
inline Roster random_roster(const LineProblem& problem, Random& random) {
  Roster roster;
  for (const LineRules& rules : problem.people) {
    std::vector<Line> all = all_lines(problem, rules);
    if (all.empty()) all.emplace_back(static_cast<std::size_t>(problem.periods), kOff);
    roster.push_back(random.pick(all));
  }
  return roster;
}

// [cell] of all people.
inline std::vector<int> heads_of(const LineProblem& problem, const Roster& roster) {
  std::vector<int> heads(problem.cover.size(), 0);
  for (const Line& line : roster) count_heads(problem, line, 1, heads);
  return heads;
}

// What was spent of an allowance: each question costs one of so many.
inline std::function<double()> asked_of(int times) {
  return [times, asked = std::make_shared<std::atomic<int>>(0)] {
    return static_cast<double>((*asked)++) / times;
  };
}

inline bool everybody_can(const LineProblem& problem) {
  return std::all_of(problem.people.begin(), problem.people.end(),
                     [&](const LineRules& rules) { return !all_lines(problem, rules).empty(); });
}

// Of all combinations of lawful lines the least that `cost_of` a roster says.
template <class CostOf>
Cost best_of_all(const LineProblem& problem, CostOf cost_of) {
  std::vector<std::vector<Line>> lines;
  lines.reserve(problem.people.size());
  for (const LineRules& rules : problem.people) lines.push_back(all_lines(problem, rules));
  Roster roster(lines.size());
  Cost best = INT64_MAX;
  const std::function<void(std::size_t)> choose = [&](std::size_t person) {
    if (person == lines.size()) {
      best = std::min(best, cost_of(roster));
      return;
    }
    for (const Line& line : lines[person]) {
      roster[person] = line;
      choose(person + 1);
    }
  };
  choose(0);
  return best;
}

inline Cost best_of_all(const LineProblem& problem) {
  return best_of_all(problem, [&](const Roster& roster) { return roster_cost(problem, roster); });
}

}  // namespace respite::test
