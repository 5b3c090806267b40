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
  const std::size_t people = lines_->people();
  const std::size_t kinds = static_cast<std::size_t>(problem.kinds);
  for (const LineCover& cover : problem.cover) {
    scope.dear = std::max(scope.dear, 2 * cover.dearest());
  }
  scope.low.assign(cells, 0);
  scope.high.assign(cells, static_cast<int>(people));
  for (const HeadRule& rule : node.heads) {
    scope.low[rule.cell] = std::max(scope.low[rule.cell], rule.low);
    scope.high[rule.cell] = std::min(scope.high[rule.cell], rule.high);
  }
  scope.barred.assign(people, std::vector<char>(cells, 0));
  scope.must.assign(people, std::vector<char>(static_cast<std::size_t>(problem.periods), 0));
  for (const DutyRule& rule : node.duties) {
    std::vector<char>& barred = scope.barred[rule.person];
    if (!rule.holds) {
      barred[rule.cell] = 1;
      continue;
    }
    const std::size_t period = rule.cell / kinds;
    scope.must[rule.person][period] = 1;
    for (std::size_t cell = period * kinds; cell < (period + 1) * kinds; ++cell) {
      if (cell != rule.cell) barred[cell] = 1;
    }
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
  board_->offer(roster, roster_cost(lines_->problem(), roster), "tree");
}

// Halves at the heads of a cell if they are no whole number, else at a person's cell.
void BranchTree::split(const Node& node, const ColumnGeneration& generation) {
  if (node.bound >= board_->cost()) return;
  const LineProblem& problem = lines_->problem();
  const ColumnLp& lp = generation.lp();
  const std::size_t cells = problem.cover.size();
  std::vector<double> heads(cells, 0.0);
  std::vector<double> holds(cells * lines_->people(), 0.0);  // [person][cell]
  for (std::size_t column = 0; column < lp.columns(); ++column) {
    const double share = lp.share(column);
    if (share < 1e-9) continue;
    for (int period = 0; period < problem.periods; ++period) {
      const Held held = lp.line(column)[static_cast<std::size_t>(period)];
      if (held == kOff) continue;
      heads[problem.cell(period, held)] += share;
      holds[lp.slot(column) * cells + problem.cell(period, held)] += share;
    }
  }
  std::size_t best = cells;
  double most = kWhole;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const LineCover& cover = problem.cover[cell];
    if (cover.is_free()) continue;
    if (undecided(heads[cell]) > most) {
      most = undecided(heads[cell]);
      best = cell;
    }
  }
  Node left = node;
  Node right = node;
  ++left.depth;
  ++right.depth;
  if (best < cells) {
    const int floor = static_cast<int>(std::floor(heads[best]));
    left.heads.push_back({best, 0, floor});
    right.heads.push_back({best, floor + 1, static_cast<int>(lines_->people())});
  } else {
    most = kWhole;
    best = holds.size();
    for (std::size_t i = 0; i < holds.size(); ++i) {
      if (undecided(holds[i]) > most) {
        most = undecided(holds[i]);
        best = i;
      }
    }
    if (best == holds.size()) {
      keep_whole(generation);
      if (node.bound < board_->cost()) stuck_ = std::min(stuck_, node.bound);
      return;
    }
    left.duties.push_back({best / cells, best % cells, false});
    right.duties.push_back({best / cells, best % cells, true});
  }
  open_.push(std::move(left));
  open_.push(std::move(right));
}

}  // namespace respite
