#include "scheduler/solve/engine/column_lp.h"

#include <algorithm>
#include <utility>

namespace respite {

namespace {
constexpr std::size_t kNoRow = SIZE_MAX;
constexpr int kManyHeads = 1 << 20;
}  // namespace

ColumnLp::ColumnLp(const Lines& lines, const Scope& scope)
    : problem_(&lines.problem()),
      scope_(&scope),
      row_of_(problem_->cover.size(), kNoRow),
      programme_(ranges(), LinearProgramme::Scaling::kNone),
      prices_(problem_->cover.size(), 0.0) {
  for (const std::size_t cell : scope.cells(*problem_)) {
    if (row_of_[cell] == kNoRow) continue;
    for (const int direction : {-1, +1}) add_cover(cell, direction);
  }
  for (const KindSwap& swap : swaps_of(lines, scope)) {
    const std::size_t from = row_of_[swap.from];
    const std::size_t to = row_of_[swap.to];
    if (from == kNoRow || to == kNoRow) continue;
    programme_.add_column(0.0, {}, {{from, -1.0}, {to, 1.0}});
    swaps_.push_back(swap);
  }
  first_line_ = programme_.columns();
}

std::vector<LinearProgramme::Range> ColumnLp::ranges() {
  std::vector<LinearProgramme::Range> ranges(scope_->free.size(), {1, 1});
  for (const std::size_t cell : scope_->cells(*problem_)) {
    const LineCover& cover = problem_->cover[cell];
    const bool reachable = std::ranges::any_of(scope_->free, [&](std::size_t person) {
      return problem_->people[person].cells[cell].allowed;
    });
    if (!reachable || scope_->settled(*problem_, cell)) {
      constant_ += static_cast<double>(scope_->cover_cost(*problem_, cell, scope_->heads[cell]));
      continue;
    }
    row_of_[cell] = ranges.size();
    const auto wanted = static_cast<double>(cover.wanted - scope_->heads[cell]);
    ranges.push_back({wanted, wanted});
    constant_ += static_cast<double>(scope_->cover_cost(*problem_, cell, cover.wanted));
  }
  return ranges;
}

// Heads missing or too many, a column for each stretch in which one costs the same.
void ColumnLp::add_cover(std::size_t cell, int direction) {
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
    const Cost cost = scope_->cover_cost(*problem_, cell, from + direction) -
                      scope_->cover_cost(*problem_, cell, from);
    programme_.add_column(static_cast<double>(cost), {0, static_cast<double>(width)},
                          {{row_of_[cell], static_cast<double>(-direction)}});
    from = corner;
  }
}

void ColumnLp::add(std::size_t slot, const Line& line, Cost cost) {
  std::vector<LinearProgramme::Entry> entries = {{slot, 1.0}};
  for (const int period : scope_->periods) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held == kOff) continue;
    const std::size_t row = row_of_[problem_->cell(period, held)];
    if (row != kNoRow) entries.push_back({row, 1.0});
  }
  programme_.add_column(static_cast<double>(cost), {}, entries);
  slots_.push_back(slot);
  lines_.push_back(line);
}

void ColumnLp::solve() {
  programme_.solve();
  const double* duals = programme_.duals();
  for (std::size_t cell = 0; cell < row_of_.size(); ++cell) {
    prices_[cell] = row_of_[cell] == kNoRow ? 0.0 : duals[row_of_[cell]];
  }
}

double ColumnLp::objective() const { return programme_.objective() + constant_; }

const std::vector<double>& ColumnLp::prices() const { return prices_; }

double ColumnLp::person_price(std::size_t slot) const { return programme_.duals()[slot]; }

double ColumnLp::share(std::size_t column) const {
  return programme_.values()[first_line_ + column];
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
  const double* swapped = programme_.values() + (first_line_ - swaps_.size());
  for (std::size_t i = 0; i < swaps_.size(); ++i) {
    heads[swaps_[i].from] -= swapped[i];
    heads[swaps_[i].to] += swapped[i];
  }
  return heads;
}

void ColumnLp::fix(std::size_t column) {
  for (std::size_t other = 0; other < lines_.size(); ++other) {
    if (slots_[other] == slots_[column] && other != column) bar(other, true);
  }
}

void ColumnLp::release() { programme_.let_in_from(first_line_); }

void ColumnLp::bar(std::size_t column, bool barred) {
  programme_.bar(first_line_ + column, barred);
}

}  // namespace respite
