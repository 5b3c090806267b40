#include "scheduler/solve/engine/line_problem.h"

#include <algorithm>

namespace respite {

Price load_cost(const LineRules& rules, std::int64_t load) {
  if (!rules.prices_load()) return 0;
  const std::int64_t outside = std::max<std::int64_t>(0, rules.low_load - load) +
                               std::max<std::int64_t>(0, load - rules.high_load);
  const std::int64_t off = load - rules.fair_load;
  return static_cast<Price>((2 * rules.load_weight * off * off + rules.load_scale) /
                                (2 * rules.load_scale) +
                            rules.load_price * outside);
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
  return cost + load_cost(rules, load) + runs_cost(problem, rules, line);
}

namespace {

// [cap] charges of the line.
std::vector<int> charges(const LineProblem& problem, const LineRules& rules, const Line& line) {
  std::vector<int> used(rules.caps.size(), 0);
  Held before = rules.before;
  for (int period = 0; period < problem.periods; ++period) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held != kOff) {
      const LineCell& cell = rules.cells[problem.cell(period, held)];
      const CapSet charge = cell.charged(cell.is_fresh(before));
      for (std::size_t cap = 0; cap < used.size(); ++cap) {
        used[cap] += static_cast<int>(charge >> cap & 1);
      }
    }
    before = held;
  }
  return used;
}

// Costs of the runs of `wanted` in a sequence.
Cost run_cost(const SoftRun& run, const std::vector<int>& sequence, int wanted, int before) {
  Cost cost = 0;
  int length = before;
  for (const int one : sequence) {
    if (one == wanted) {
      cost += run.longer(length++);
    } else {
      if (length > 0) cost += run.short_by(length);
      length = 0;
    }
  }
  return cost;
}

}  // namespace

Cost runs_cost(const LineProblem& problem, const LineRules& rules, const Line& line) {
  if (!rules.prices_runs()) return 0;
  constexpr int kNoGroup = -1;
  std::vector<int> duty;    // [period] whether on duty
  std::vector<int> groups;  // [period]
  for (const Held held : line) {
    duty.push_back(held == kOff ? 0 : 1);
    groups.push_back(held == kOff ? kNoGroup : rules.group(held));
  }
  const bool was_on = rules.before != kOff;
  Cost cost = run_cost(rules.duty_run, duty, 1, was_on ? rules.before_run : 0) +
              run_cost(rules.off_run, duty, 0, was_on ? 0 : rules.before_off);
  for (int group = 0; group < static_cast<int>(rules.group_run.size()); ++group) {
    const bool lasts = was_on && rules.group(rules.before) == group;
    cost += run_cost(rules.group_run_of(group), groups, group, lasts ? rules.before_group_run : 0);
  }
  int before = was_on ? 1 : 0;
  for (int period = 0; period < problem.periods; ++period) {
    const int now = duty[static_cast<std::size_t>(period)];
    if (now != before) cost += rules.half(period);
    before = now;
  }
  const std::vector<int> used = charges(problem, rules, line);
  for (std::size_t cap = 0; cap < used.size(); ++cap) {
    cost += Cost{rules.cap_price(cap)} * std::max(0, used[cap] - rules.caps[cap]);
  }
  return cost;
}

namespace {

int broken_runs(const LineRules& rules, const Line& line) {
  int broken = 0;
  const bool was_on = rules.before != kOff;
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
    }
    before = held;
  }
  const std::vector<int> used = charges(problem, rules, line);
  for (std::size_t cap = 0; cap < used.size(); ++cap) {
    broken += rules.cap_price(cap) == 0 && used[cap] > rules.caps[cap];
  }
  return broken + (load < rules.min_load) + (load > rules.max_load);
}

void count_heads(const LineProblem& problem, const Line& line, int by, std::vector<int>& heads) {
  for (int period = 0; period < problem.periods; ++period) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held != kOff) heads[problem.cell(period, held)] += by;
  }
}

Cost roster_cost(const LineProblem& problem, const Roster& roster) {
  Cost cost = 0;
  std::vector<int> heads(problem.cover.size(), 0);
  for (std::size_t person = 0; person < roster.size(); ++person) {
    cost += line_cost(problem, problem.people[person], roster[person]);
    count_heads(problem, roster[person], 1, heads);
  }
  for (std::size_t cell = 0; cell < heads.size(); ++cell) {
    cost += problem.cover[cell].cost(heads[cell]);
  }
  return cost;
}

}  // namespace respite
