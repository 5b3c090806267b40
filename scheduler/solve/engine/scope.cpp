#include "scheduler/solve/engine/scope.h"

#include <numeric>
#include <utility>

namespace respite {

namespace {

void add_heads(const LineProblem& problem, const Line& line, const std::vector<int>& periods,
               int by, std::vector<int>& heads) {
  for (const int period : periods) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held != kOff) heads[problem.cell(period, held)] += by;
  }
}

}  // namespace

Scope scope_of(const LineProblem& problem, const Roster& roster, std::vector<std::size_t> free,
               Spans spans) {
  Scope scope;
  scope.free = std::move(free);
  scope.spans = std::move(spans);
  scope.periods = periods_of(scope.spans);
  scope.heads.assign(problem.cover.size(), 0);
  const std::vector<int> all = periods_of({{0, problem.periods}});
  for (const Line& line : roster) add_heads(problem, line, all, +1, scope.heads);
  for (const std::size_t person : scope.free) {
    scope.base.push_back(roster[person]);
    add_heads(problem, roster[person], scope.periods, -1, scope.heads);
  }
  return scope;
}

Scope whole_scope(const LineProblem& problem, const Roster& roster) {
  std::vector<std::size_t> all(problem.people.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return scope_of(problem, roster, std::move(all), {{0, problem.periods}});
}

void narrow(const LineProblem& problem, Scope& scope, std::size_t slot, int period,
            std::uint64_t kinds, bool may_rest) {
  scope.barred.resize(scope.free.size(), std::vector<char>(problem.cover.size(), 0));
  scope.must.resize(scope.free.size(),
                    std::vector<char>(static_cast<std::size_t>(problem.periods), 0));
  for (int kind = 0; kind < problem.kinds; ++kind) {
    if ((kinds >> kind & 1) == 0) scope.barred[slot][problem.cell(period, kind)] = 1;
  }
  if (!may_rest) scope.must[slot][static_cast<std::size_t>(period)] = 1;
}

std::vector<std::size_t> Scope::cells(const LineProblem& problem) const {
  std::vector<std::size_t> cells;
  for (const int period : periods) {
    for (int kind = 0; kind < problem.kinds; ++kind) cells.push_back(problem.cell(period, kind));
  }
  return cells;
}

bool Scope::settled(const LineProblem& problem, std::size_t cell) const {
  const LineCover& cover = problem.cover[cell];
  const int most = heads[cell] + static_cast<int>(free.size());
  if (!low.empty() && (low[cell] > heads[cell] || high[cell] < most)) return false;
  return cover.is_free() || (cover.over == 0 && heads[cell] >= cover.wanted);
}

bool Scope::allows(const LineProblem& problem, std::size_t slot, const Line& line) const {
  for (const int period : periods) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held == kOff) {
      if (!must.empty() && must[slot][static_cast<std::size_t>(period)] != 0) return false;
    } else if (!barred.empty() && barred[slot][problem.cell(period, held)] != 0) {
      return false;
    }
  }
  return true;
}

Cost scope_cost(const LineProblem& problem, const Scope& scope, const Roster& lines) {
  std::vector<int> heads = scope.heads;
  Cost cost = 0;
  for (std::size_t slot = 0; slot < scope.free.size(); ++slot) {
    cost += line_cost(problem, problem.people[scope.free[slot]], lines[slot]);
    add_heads(problem, lines[slot], scope.periods, +1, heads);
  }
  for (const std::size_t cell : scope.cells(problem)) {
    cost += problem.cover[cell].cost(heads[cell]);
  }
  return cost;
}

}  // namespace respite
