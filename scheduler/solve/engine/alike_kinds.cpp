#include "scheduler/solve/engine/alike_kinds.h"

#include <algorithm>
#include <utility>

namespace respite {

bool are_alike(const Lines& lines, std::size_t person, int period, int kind, int other) {
  const LineShape& shape = lines.shape(person);
  if (shape.class_of(kind) != shape.class_of(other) ||
      shape.may_follow(kind) != shape.may_follow(other)) {
    return false;
  }
  const LineProblem& problem = lines.problem();
  const std::size_t cell = problem.cell(period, kind);
  const std::size_t other_cell = problem.cell(period, other);
  const LineCell& a = shape.rules().cells[cell];
  const LineCell& b = shape.rules().cells[other_cell];
  return a.allowed && b.allowed && a.cost == b.cost && a.load == b.load && a.charge == b.charge &&
         a.charge_fresh == b.charge_fresh && shape.joins(cell) == shape.joins(other_cell);
}

std::uint64_t kinds_like(const Lines& lines, std::size_t person, int period, int kind) {
  std::uint64_t like = std::uint64_t{1} << kind;
  for (int other = 0; other < lines.problem().kinds; ++other) {
    if (are_alike(lines, person, period, kind, other)) like |= std::uint64_t{1} << other;
  }
  return like;
}

std::vector<KindSwap> swaps_of(const Lines& lines, const Scope& scope) {
  const LineProblem& problem = lines.problem();
  std::vector<KindSwap> swaps;
  for (const int period : scope.periods) {
    for (int from = 0; from < problem.kinds; ++from) {
      for (int to = 0; to < problem.kinds; ++to) {
        const std::size_t cell = problem.cell(period, from);
        const bool all = from != to && std::ranges::all_of(scope.free, [&](std::size_t person) {
                           return !problem.people[person].cells[cell].allowed ||
                                  are_alike(lines, person, period, from, to);
                         });
        if (all) swaps.push_back({cell, problem.cell(period, to)});
      }
    }
  }
  return swaps;
}

namespace {

// One period's duties: heads move from kind to kind along people who may hold both.
class PeriodKinds {
 public:
  PeriodKinds(const Lines& lines, const Scope& scope, int period, Roster& roster)
      : lines_(&lines), scope_(&scope), period_(period), roster_(&roster) {
    for (int kind = 0; kind < kinds(); ++kind) {
      heads_.push_back(scope.heads[lines.problem().cell(period, kind)]);
    }
    for (std::size_t slot = 0; slot < roster.size(); ++slot) {
      if (held(slot) != kOff) ++heads_[static_cast<std::size_t>(held(slot))];
    }
  }

  // Cover costs convexly, so that once no single head can go anywhere for less it is the least.
  void settle() {
    while (better_one()) {
    }
  }

 private:
  struct Via {
    std::size_t slot = 0;  // who changes
    int from = kOff;       // what is held before; kOff: not reached
  };

  [[nodiscard]] int kinds() const { return lines_->problem().kinds; }
  [[nodiscard]] Held& held(std::size_t slot) {
    return (*roster_)[slot][static_cast<std::size_t>(period_)];
  }
  // Of one head more or less.
  [[nodiscard]] Cost change(int kind, int by) const {
    const LineCover& cover = lines_->problem().cover[lines_->problem().cell(period_, kind)];
    const int heads = heads_[static_cast<std::size_t>(kind)];
    return cover.cost(heads + by) - cover.cost(heads);
  }

  // [kind] How one head gets there from `start`.
  [[nodiscard]] std::vector<Via> ways_from(int start) {
    std::vector<Via> ways(static_cast<std::size_t>(kinds()));
    std::vector<int> reached = {start};
    for (std::size_t i = 0; i < reached.size(); ++i) {
      for (std::size_t slot = 0; slot < roster_->size(); ++slot) {
        if (held(slot) != reached[i]) continue;
        for (int kind = 0; kind < kinds(); ++kind) {
          Via& way = ways[static_cast<std::size_t>(kind)];
          if (kind == start || way.from != kOff) continue;
          if (!are_alike(*lines_, scope_->free[slot], period_, reached[i], kind)) continue;
          way = {slot, reached[i]};
          reached.push_back(kind);
        }
      }
    }
    return ways;
  }

  bool better_one() {
    for (int start = 0; start < kinds(); ++start) {
      if (heads_[static_cast<std::size_t>(start)] == 0) continue;
      const Cost less = change(start, -1);
      const auto pays = [&](int kind) { return kind != start && less + change(kind, +1) < 0; };
      std::vector<Via> ways;
      for (int kind = 0; kind < kinds(); ++kind) {
        if (!pays(kind)) continue;
        if (ways.empty()) ways = ways_from(start);
        if (ways[static_cast<std::size_t>(kind)].from == kOff) continue;
        go(ways, start, kind);
        return true;
      }
    }
    return false;
  }

  void go(const std::vector<Via>& ways, int start, int end) {
    --heads_[static_cast<std::size_t>(start)];
    ++heads_[static_cast<std::size_t>(end)];
    for (int kind = end; kind != start;) {
      const Via& way = ways[static_cast<std::size_t>(kind)];
      held(way.slot) = static_cast<Held>(kind);
      kind = way.from;
    }
  }

  const Lines* lines_;
  const Scope* scope_;
  int period_;
  Roster* roster_;
  std::vector<int> heads_;  // [kind]
};

}  // namespace

void settle_kinds(const Lines& lines, const Scope& scope, Roster& roster) {
  for (const int period : scope.periods) PeriodKinds(lines, scope, period, roster).settle();
}

}  // namespace respite
