#include "scheduler/solve/engine/line_problem.h"

#include <algorithm>

namespace respite {

Price load_cost(const LineRules& rules, std::int64_t load) {
  if (rules.load_weight == 0) return 0;
  const std::int64_t off = load - rules.fair_load;
  return static_cast<Price>((2 * rules.load_weight * off * off + rules.load_scale) /
                            (2 * rules.load_scale));
}

Cost line_cost(const LineProblem& problem, const LineRules& rules, const Line& line) {
  Cost cost = rules.constant;
  std::int64_t load = 0;
  for (int period = 0; period < problem.periods; ++period) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held == kOff) continue;
    const LineCell& cell = rules.cells[problem.cell(period, held)];
    cost += cell.cost;
    load += cell.load;
  }
  return cost + load_cost(rules, load);
}

namespace {

int broken_runs(const LineRules& rules, const Line& line) {
  int broken = 0;
  const bool was_on = rules.before != kOff;
  if (was_on && !line.empty() && line.front() == kOff && rules.before_run < rules.min_run) ++broken;
  int due = was_on ? rules.off_after(rules.before) : rules.before_due;  // periods off before a run
  for (std::size_t begin = 0; begin < line.size();) {
    const bool on = line[begin] != kOff;
    std::size_t end = begin;
    while (end < line.size() && (line[end] != kOff) == on) ++end;
    const bool goes_on = begin == 0 && on && was_on;  // from before the window
    const int length = static_cast<int>(end - begin) + (goes_on ? rules.before_run : 0);
    if (on) {
      const bool edge = (begin == 0 && !goes_on) || end == line.size();
      if (length > rules.max_run) ++broken;
      if (!edge && length < rules.min_run) ++broken;
      if (begin == 0 && !was_on && due > 0) ++broken;
      due = rules.off_after(line[end - 1]);
    } else if (end < line.size() && length < due) {
      ++broken;
    }
    begin = end;
  }
  return broken;
}

}  // namespace

int broken_rules(const LineProblem& problem, const LineRules& rules, const Line& line) {
  int broken = broken_runs(rules, line);
  std::vector<int> used(rules.caps.size(), 0);
  std::int64_t load = 0;
  Held before = rules.before;
  for (int period = 0; period < problem.periods; ++period) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held != kOff) {
      const LineCell& cell = rules.cells[problem.cell(period, held)];
      if (!cell.allowed) ++broken;
      if (before != kOff && (rules.follows[static_cast<std::size_t>(before)] >> held & 1) == 0) {
        ++broken;
      }
      load += cell.load;
      const CapSet charge = cell.charged(cell.is_fresh(before));
      for (std::size_t cap = 0; cap < used.size(); ++cap) {
        used[cap] += static_cast<int>(charge >> cap & 1);
      }
    }
    before = held;
  }
  for (std::size_t cap = 0; cap < used.size(); ++cap) broken += used[cap] > rules.caps[cap];
  return broken + (load < rules.min_load) + (load > rules.max_load);
}

Cost roster_cost(const LineProblem& problem, const Roster& roster) {
  Cost cost = 0;
  std::vector<int> heads(problem.cover.size(), 0);
  for (std::size_t person = 0; person < roster.size(); ++person) {
    cost += line_cost(problem, problem.people[person], roster[person]);
    for (int period = 0; period < problem.periods; ++period) {
      const Held held = roster[person][static_cast<std::size_t>(period)];
      if (held != kOff) ++heads[problem.cell(period, held)];
    }
  }
  for (std::size_t cell = 0; cell < heads.size(); ++cell) {
    cost += problem.cover[cell].cost(heads[cell]);
  }
  return cost;
}

}  // namespace respite
