#include "scheduler/solve/engine/branch_tree.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace respite {

namespace {

constexpr std::size_t kNodeColumns = 80;  // per person to start a node from
constexpr double kWhole = 1e-5;           // closer to a whole number than this is one

double undecided(double value) {
  return std::min(value - std::floor(value), std::ceil(value) - value);
}

}  // namespace

BranchTree::BranchTree(const Lines& lines, LineFinder& finder, Board& board, ColumnPool& pool,
                       Cost bound, std::vector<double> prices)
    : lines_(&lines), finder_(&finder), board_(&board), pool_(&pool), prices_(std::move(prices)) {
  open_.push({.bound = bound, .depth = 0, .heads = {}, .duties = {}});
}

Scope BranchTree::scope_below(const Node& node) const {
  const LineProblem& problem = lines_->problem();
  Scope scope = whole_scope(problem, board_->best());
  const std::size_t cells = problem.cover.size();
  for (const LineCover& cover : problem.cover) {
    scope.dear = std::max(scope.dear, 2 * cover.dearest());
  }
  scope.low.assign(cells, 0);
  scope.high.assign(cells, static_cast<int>(lines_->people()));
  for (const HeadRule& rule : node.heads) {
    scope.low[rule.cell] = std::max(scope.low[rule.cell], rule.low);
    scope.high[rule.cell] = std::min(scope.high[rule.cell], rule.high);
  }
  for (const DutyRule& rule : node.duties) {
    narrow(problem, scope, rule.person, rule.period, rule.holds ? rule.kinds : ~rule.kinds,
           !rule.holds);
  }
  return scope;
}

ColumnGeneration::AnyLine BranchTree::fill(ColumnGeneration& generation) const {
  using AnyLine = ColumnGeneration::AnyLine;
  const Scope& scope = generation.scope();
  for (std::size_t slot = 0; slot < scope.free.size(); ++slot) {
    std::size_t taken = 0;
    for (const PooledLine& pooled : pool_->lines(scope.free[slot])) {
      if (taken >= kNodeColumns) break;
      if (!scope.allows(lines_->problem(), slot, pooled.line)) continue;
      generation.add(slot, pooled.line);
      ++taken;
    }
    if (taken > 0) continue;
    if (const AnyLine line = generation.add_any(slot); line != AnyLine::kAdded) return line;
  }
  return AnyLine::kAdded;
}

bool BranchTree::step() {
  if (open_.empty() || open_.top().bound >= board_->cost()) {
    board_->raise(std::min(board_->cost(), stuck_), "tree");
    return false;
  }
  Node node = open_.top();
  open_.pop();
  board_->raise(std::min(node.bound, stuck_), "tree");
  ColumnGeneration generation(*lines_, *finder_, scope_below(node));
  generation.lean_on(prices_);
  if (const auto filled = fill(generation); filled != ColumnGeneration::AnyLine::kAdded) {
    // What was given up may still hold the best roster: nothing beyond its bound is proven.
    if (filled == ColumnGeneration::AnyLine::kNotFound) stuck_ = std::min(stuck_, node.bound);
    return true;
  }
  bool more = true;
  while (more && !board_->over() && generation.bound() < board_->cost()) {
    more = generation.round();
    if (static_cast<double>(generation.bound()) >= generation.objective() - 1e-6) more = false;
  }
  for (std::size_t column = 0; column < generation.lp().columns(); ++column) {
    pool_->add(generation.lp().slot(column), generation.lp().line(column));
  }
  node.bound = std::max(node.bound, generation.bound());
  if (more) {
    if (node.bound < board_->cost()) open_.push(std::move(node));  // no time to finish it
    return true;
  }
  generation.solve();
  split(node, generation);
  return true;
}

void BranchTree::keep_whole(const ColumnGeneration& generation) {
  const ColumnLp& lp = generation.lp();
  Roster roster = board_->best();
  for (std::size_t column = 0; column < lp.columns(); ++column) {
    if (lp.share(column) > 0.5) roster[lp.slot(column)] = lp.line(column);
  }
  settle_kinds(*lines_, generation.scope(), roster);
  board_->offer(roster, roster_cost(lines_->problem(), roster), "tree");
}

bool BranchTree::halve_heads(const ColumnGeneration& generation, Node& left, Node& right) const {
  const LineProblem& problem = lines_->problem();
  const std::vector<double> heads = generation.lp().heads();
  std::size_t best = heads.size();
  double most = kWhole;
  for (std::size_t cell = 0; cell < heads.size(); ++cell) {
    const LineCover& cover = problem.cover[cell];
    if (cover.is_free() || (cover.over == 0 && heads[cell] > cover.wanted)) continue;
    if (undecided(heads[cell]) <= most) continue;
    most = undecided(heads[cell]);
    best = cell;
  }
  if (best == heads.size()) return false;
  const int floor = static_cast<int>(std::floor(heads[best]));
  left.heads.push_back({best, 0, floor});
  right.heads.push_back({best, floor + 1, static_cast<int>(lines_->people())});
  return true;
}

bool BranchTree::halve_duties(const ColumnGeneration& generation, Node& left, Node& right) const {
  const LineProblem& problem = lines_->problem();
  const ColumnLp& lp = generation.lp();
  // [person][period] parts of each kind held
  const std::size_t kinds = static_cast<std::size_t>(problem.kinds);
  const std::size_t cells = problem.cover.size();
  std::vector<double> holds(cells * lines_->people(), 0.0);
  for (std::size_t column = 0; column < lp.columns(); ++column) {
    const double share = lp.share(column);
    if (share < 1e-9) continue;
    for (int period = 0; period < problem.periods; ++period) {
      const Held held = lp.line(column)[static_cast<std::size_t>(period)];
      if (held != kOff) holds[lp.slot(column) * cells + problem.cell(period, held)] += share;
    }
  }
  DutyRule best{.person = 0, .period = 0, .kinds = 0, .holds = false};
  double most = kWhole;
  const auto look = [&](std::size_t person, int period, std::uint64_t some) {
    double part = 0.0;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      const std::size_t cell = problem.cell(period, static_cast<int>(kind));
      if ((some >> kind & 1) != 0) part += holds[person * cells + cell];
    }
    if (undecided(part) <= most) return;
    most = undecided(part);
    best = {person, period, some, false};
  };
  const auto look_at_all = [&](auto some) {
    for (std::size_t person = 0; person < lines_->people(); ++person) {
      for (int period = 0; period < problem.periods; ++period) {
        for (int kind = 0; kind < problem.kinds; ++kind) {
          look(person, period, some(person, period, kind));
        }
      }
    }
  };
  // Whether on duty at all, then which, kinds that are alike as one.
  look_at_all([](std::size_t, int, int) { return ~std::uint64_t{0}; });
  if (most <= kWhole) {
    look_at_all([&](std::size_t person, int period, int kind) {
      return kinds_like(*lines_, person, period, kind);
    });
  }
  if (best.kinds == 0) return false;
  left.duties.push_back(best);
  best.holds = true;
  right.duties.push_back(best);
  return true;
}

void BranchTree::split(const Node& node, const ColumnGeneration& generation) {
  if (node.bound >= board_->cost()) return;
  Node left = node;
  Node right = node;
  ++left.depth;
  ++right.depth;
  if (!halve_heads(generation, left, right) && !halve_duties(generation, left, right)) {
    keep_whole(generation);
    if (node.bound < board_->cost()) stuck_ = std::min(stuck_, node.bound);
    return;
  }
  open_.push(std::move(left));
  open_.push(std::move(right));
}

}  // namespace respite
