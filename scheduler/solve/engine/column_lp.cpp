#include "scheduler/solve/engine/column_lp.h"

#include <algorithm>
#include <coin/ClpSimplex.hpp>
#include <utility>

namespace respite {

namespace {
constexpr std::size_t kNoRow = SIZE_MAX;
constexpr int kManyHeads = 1 << 20;
}  // namespace

struct ColumnLp::Model {
  ClpSimplex clp;
  int first_line = 0;   // columns before it are cover
  bool primal = false;  // a feasible basis is at hand: columns came, nothing was fixed
  // Columns not handed over yet.
  std::vector<double> cost;
  std::vector<double> upper;
  std::vector<CoinBigIndex> starts = {0};
  std::vector<int> rows;
  std::vector<double> ones;
};

ColumnLp::ColumnLp(const Lines& lines, const Scope& scope)
    : problem_(&lines.problem()),
      scope_(&scope),
      model_(std::make_unique<Model>()),
      row_of_(problem_->cover.size(), kNoRow),
      prices_(problem_->cover.size(), 0.0) {
  const LineProblem& problem = *problem_;
  Model& model = *model_;
  std::vector<double> wanted(scope.free.size(), 1.0);
  for (const std::size_t cell : scope.cells(problem)) {
    const LineCover& cover = problem.cover[cell];
    bool reachable = false;
    for (const std::size_t person : scope.free) {
      reachable = reachable || problem.people[person].cells[cell].allowed;
    }
    if (!reachable || scope.settled(problem, cell)) {
      constant_ += static_cast<double>(scope.cover_cost(problem, cell, scope.heads[cell]));
      continue;
    }
    row_of_[cell] = wanted.size();
    wanted.push_back(cover.wanted - scope.heads[cell]);
    constant_ += static_cast<double>(scope.cover_cost(problem, cell, cover.wanted));
    for (const int direction : {-1, +1}) add_cover(cell, direction);
  }
  for (const KindSwap& swap : swaps_of(lines, scope)) {
    if (row_of_[swap.from] != kNoRow && row_of_[swap.to] != kNoRow) add_swap(swap);
  }
  ClpSimplex& clp = model.clp;
  clp.setLogLevel(0);
  clp.scaling(0);  // zeros and ones
  clp.resize(static_cast<int>(wanted.size()), 0);
  for (std::size_t row = 0; row < wanted.size(); ++row) {
    clp.setRowBounds(static_cast<int>(row), wanted[row], wanted[row]);
  }
  flush();
  model.first_line = clp.numberColumns();
}

// Heads missing or too many, a column for each stretch in which one costs the same.
void ColumnLp::add_cover(std::size_t cell, int direction) {
  Model& model = *model_;
  int from = problem_->cover[cell].wanted;
  // Everybody else's heads stay, whatever is held for another kind.
  std::vector<int> corners = {direction < 0 ? std::min(scope_->heads[cell], from)
                                            : from + kManyHeads};
  if (problem_->cover[cell].needed != 0) corners.push_back(problem_->cover[cell].least);
  if (!scope_->low.empty()) corners.insert(corners.end(), {scope_->low[cell], scope_->high[cell]});
  std::sort(corners.begin(), corners.end(), [&](int a, int b) { return (a - b) * direction < 0; });
  for (const int corner : corners) {
    const int width = (corner - from) * direction;
    if (width <= 0) continue;
    model.cost.push_back(static_cast<double>(scope_->cover_cost(*problem_, cell, from + direction) -
                                             scope_->cover_cost(*problem_, cell, from)));
    model.upper.push_back(width);
    model.rows.push_back(static_cast<int>(row_of_[cell]));
    model.ones.push_back(-direction);
    model.starts.push_back(static_cast<CoinBigIndex>(model.rows.size()));
    from = corner;
  }
}

void ColumnLp::add_swap(const KindSwap& swap) {
  Model& model = *model_;
  model.cost.push_back(0.0);
  model.upper.push_back(COIN_DBL_MAX);
  for (const auto& [cell, heads] : {std::pair(swap.from, -1.0), std::pair(swap.to, 1.0)}) {
    model.rows.push_back(static_cast<int>(row_of_[cell]));
    model.ones.push_back(heads);
  }
  model.starts.push_back(static_cast<CoinBigIndex>(model.rows.size()));
  swaps_.push_back(swap);
}

ColumnLp::~ColumnLp() = default;
ColumnLp::ColumnLp(ColumnLp&&) noexcept = default;
ColumnLp& ColumnLp::operator=(ColumnLp&&) noexcept = default;

void ColumnLp::add(std::size_t slot, const Line& line, Cost cost) {
  Model& model = *model_;
  model.cost.push_back(static_cast<double>(cost));
  model.upper.push_back(COIN_DBL_MAX);
  model.rows.push_back(static_cast<int>(slot));
  model.ones.push_back(1.0);
  for (const int period : scope_->periods) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held == kOff) continue;
    const std::size_t row = row_of_[problem_->cell(period, held)];
    if (row == kNoRow) continue;
    model.rows.push_back(static_cast<int>(row));
    model.ones.push_back(1.0);
  }
  model.starts.push_back(static_cast<CoinBigIndex>(model.rows.size()));
  slots_.push_back(slot);
  lines_.push_back(line);
}

void ColumnLp::flush() {
  Model& model = *model_;
  if (model.cost.empty()) return;
  const std::size_t count = model.cost.size();
  const std::vector<double> lower(count, 0.0);
  model.clp.addColumns(static_cast<int>(count), lower.data(), model.upper.data(), model.cost.data(),
                       model.starts.data(), model.rows.data(), model.ones.data());
  model.cost.clear();
  model.upper.clear();
  model.starts = {0};
  model.rows.clear();
  model.ones.clear();
}

void ColumnLp::solve() {
  flush();
  ClpSimplex& clp = model_->clp;
  if (model_->primal) {
    clp.primal();
  } else {
    clp.dual();
  }
  model_->primal = true;
  const double* duals = clp.dualRowSolution();
  for (std::size_t cell = 0; cell < row_of_.size(); ++cell) {
    prices_[cell] = row_of_[cell] == kNoRow ? 0.0 : duals[row_of_[cell]];
  }
}

std::int64_t ColumnLp::pivots() const { return model_->clp.numberIterations(); }

std::size_t ColumnLp::rows() const { return static_cast<std::size_t>(model_->clp.numberRows()); }

double ColumnLp::objective() const { return model_->clp.objectiveValue() + constant_; }

const std::vector<double>& ColumnLp::prices() const { return prices_; }

double ColumnLp::person_price(std::size_t slot) const {
  return model_->clp.dualRowSolution()[slot];
}

double ColumnLp::share(std::size_t column) const {
  return model_->clp.primalColumnSolution()[static_cast<std::size_t>(model_->first_line) + column];
}

std::vector<double> ColumnLp::heads() const {
  std::vector<double> heads(problem_->cover.size(), 0.0);
  for (std::size_t column = 0; column < lines_.size(); ++column) {
    const double part = share(column);
    if (part == 0.0) continue;
    for (const int period : scope_->periods) {
      const Held held = lines_[column][static_cast<std::size_t>(period)];
      if (held != kOff) heads[problem_->cell(period, held)] += part;
    }
  }
  const double* swapped = model_->clp.primalColumnSolution() + model_->first_line;
  swapped -= swaps_.size();
  for (std::size_t i = 0; i < swaps_.size(); ++i) {
    heads[swaps_[i].from] -= swapped[i];
    heads[swaps_[i].to] += swapped[i];
  }
  return heads;
}

void ColumnLp::fix(std::size_t column) {
  flush();
  for (std::size_t other = 0; other < lines_.size(); ++other) {
    if (slots_[other] == slots_[column] && other != column) bar(other, true);
  }
}

// What stands stays a basis: those let back in are at none.
void ColumnLp::release() {
  flush();
  ClpSimplex& clp = model_->clp;
  const bool was_solved = clp.statusExists();
  for (int column = model_->first_line; column < clp.numberColumns(); ++column) {
    clp.setColumnUpper(column, COIN_DBL_MAX);
    if (was_solved && clp.getColumnStatus(column) != ClpSimplex::basic)
      clp.setColumnStatus(column, ClpSimplex::atLowerBound);
  }
  model_->primal = was_solved;
}

void ColumnLp::bar(std::size_t column, bool barred) {
  flush();
  model_->clp.setColumnUpper(model_->first_line + static_cast<int>(column),
                             barred ? 0.0 : COIN_DBL_MAX);
  model_->primal = false;
}

}  // namespace respite
