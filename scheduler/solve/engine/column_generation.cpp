#include "scheduler/solve/engine/column_generation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace respite {

namespace {

constexpr std::int64_t kPivot = 20;  // labels that a pivot without rows takes as long as

// As fine as the width of a price allows.
Price scale_for(const LineProblem& problem, Price dear) {
  Price highest = std::max(1, 2 * dear);
  for (const LineCover& cover : problem.cover) {
    highest = std::max(highest, cover.dearest());
  }
  for (const LineRules& rules : problem.people) {
    for (const LineCell& cell : rules.cells) highest = std::max(highest, std::abs(cell.cost));
  }
  const std::int64_t room = kNever / 4 / (std::int64_t{highest} * 2 * problem.periods);
  return static_cast<Price>(std::clamp<std::int64_t>(room, 1, 512));
}

}  // namespace

ColumnGeneration::ColumnGeneration(const Lines& lines, LineFinder& finder, Scope scope)
    : lines_(&lines),
      finder_(&finder),
      scope_(std::move(scope)),
      lp_(lines, scope_),
      fixed_(scope_.free.size(), -1),
      scale_(scale_for(lines.problem(), scope_.dear)) {
  for (std::size_t slot = 0; slot < scope_.free.size(); ++slot) {
    windows_.push_back(window_of(lines.shape(scope_.free[slot]), scope_.base[slot], scope_.spans));
    open_window(slot);
  }
}

void ColumnGeneration::open_window(std::size_t slot) {
  LineWindow& window = windows_[slot];
  window.barred = scope_.barred.empty() ? std::vector<char>{} : scope_.barred[slot];
  window.must = scope_.must.empty() ? std::vector<char>{} : scope_.must[slot];
}

void ColumnGeneration::add(std::size_t slot, const Line& line) {
  const LineProblem& problem = lines_->problem();
  lp_.add(slot, line, line_cost(problem, problem.people[scope_.free[slot]], line));
}

// With heads free to be any number, each cell takes the one that suits the price best.
Cost ColumnGeneration::cover_part(const std::vector<Price>& prices) const {
  const LineProblem& problem = lines_->problem();
  Cost sum = 0;
  for (const std::size_t cell : scope_.cells(problem)) {
    const LineCover& cover = problem.cover[cell];
    const int heads = scope_.heads[cell];
    int most = heads;
    for (const std::size_t person : scope_.free) most += problem.people[person].cells[cell].allowed;
    const auto at = [&](int n) {
      n = std::clamp(n, heads, most);
      return scope_.cover_cost(problem, cell, n) * scale_ + Cost{prices[cell]} * (n - heads);
    };
    Cost least = std::min({at(heads), at(cover.least), at(cover.wanted), at(most)});
    if (!scope_.low.empty()) least = std::min({least, at(scope_.low[cell]), at(scope_.high[cell])});
    sum += least;
  }
  return sum;
}

// What the line's cells outside the window cost: all that the lines found leave out.
Cost ColumnGeneration::outside_cost(std::size_t slot) const {
  const LineProblem& problem = lines_->problem();
  const LineRules& rules = problem.people[scope_.free[slot]];
  Line outside = scope_.base[slot];
  for (const int period : scope_.periods) outside[static_cast<std::size_t>(period)] = kOff;
  Cost cost = rules.constant;
  for (int period = 0; period < problem.periods; ++period) {
    const Held held = outside[static_cast<std::size_t>(period)];
    if (held != kOff) cost += rules.cells[problem.cell(period, held)].cost;
  }
  return cost;
}

// Cost less the prices of the cells held in the scope, in units of 1 / scale.
template <class Number>
Number ColumnGeneration::priced(const Line& line, Number cost,
                                const std::vector<Number>& prices) const {
  for (const int period : scope_.periods) {
    const Held held = line[static_cast<std::size_t>(period)];
    if (held != kOff) cost -= prices[lines_->problem().cell(period, held)];
  }
  return cost;
}

bool ColumnGeneration::price(const std::vector<Price>& prices) {
  const LineProblem& problem = lines_->problem();
  Cost bound = cover_part(prices);
  bool came = false;
  for (std::size_t slot = 0; slot < scope_.free.size(); ++slot) {
    const LineRules& rules = problem.people[scope_.free[slot]];
    if (fixed_[slot] >= 0) {
      const Line& line = fixed_line(slot);
      bound += line_cost(problem, rules, line) * scale_ + priced<Price>(line, 0, prices);
      continue;
    }
    const FoundLine found =
        finder_->against(scope_.free[slot], windows_[slot], prices, scale_, kNever, kManyLabels);
    bound += found.bound + outside_cost(slot) * scale_;
    if (!found.found) continue;
    Line line = scope_.base[slot];
    put_inside(line, scope_.spans, found.inside);
    const Cost cost = line_cost(problem, rules, line);
    if (priced(line, static_cast<double>(cost), lp_.prices()) < lp_.person_price(slot) - 1e-6) {
      lp_.add(slot, line, cost);
      came = true;
    }
  }
  const Cost whole = ceiling(bound, scale_);
  if (whole > bound_) {
    bound_ = whole;
    centre_ = prices;
  }
  return came;
}

ColumnGeneration::AnyLine ColumnGeneration::add_any(std::size_t slot, int most_labels) {
  const std::vector<Price> nothing(lines_->problem().cover.size(), 0);
  const FoundLine found =
      finder_->against(scope_.free[slot], windows_[slot], nothing, scale_, kNever, most_labels);
  if (!found.found) return found.exact ? AnyLine::kNone : AnyLine::kNotFound;
  Line line = scope_.base[slot];
  put_inside(line, scope_.spans, found.inside);
  add(slot, line);
  return AnyLine::kAdded;
}

std::vector<Price> ColumnGeneration::counted(const std::vector<double>& prices) const {
  std::vector<Price> counted;
  counted.reserve(prices.size());
  for (const double price : prices) {
    counted.push_back(static_cast<Price>(std::lround(price * scale_)));
  }
  return counted;
}

std::vector<double> ColumnGeneration::best_prices() const {
  std::vector<double> prices;
  prices.reserve(centre_.size());
  for (const Price price : centre_) prices.push_back(static_cast<double>(price) / scale_);
  return prices;
}

void ColumnGeneration::solve() {
  lp_.solve();
  if (lines_->meter() == nullptr) return;
  const auto rows = static_cast<std::int64_t>(lp_.rows());
  lines_->meter()->add(lp_.pivots() * (kPivot + rows));
}

void ColumnGeneration::lean_on(const std::vector<double>& prices) {
  centre_ = counted(prices);
  untried_ = true;
}

std::vector<Price> ColumnGeneration::near_centre(const std::vector<Price>& exact,
                                                 int quarters) const {
  std::vector<Price> near(exact.size());
  for (std::size_t cell = 0; cell < exact.size(); ++cell) {
    near[cell] = (exact[cell] * (4 - quarters) + centre_[cell] * quarters) / 4;
  }
  return near;
}

// Looking for lines takes a fraction of what the programme does, so that each round looks near the
// prices of the best bound more than once: steadier than the exact ones, and as a rule improving.
bool ColumnGeneration::round() {
  solve();
  const std::vector<Price> exact = counted(lp_.prices());
  if (!centre_.empty()) {
    bool came = false;
    if (std::exchange(untried_, false)) came = price(std::vector<Price>(centre_));
    const std::vector<Price> nearest = near_centre(exact, 3);
    const std::vector<Price> half_way = near_centre(exact, 2);
    came = price(nearest) || came;
    came = price(half_way) || came;
    if (came) return true;
  }
  return price(exact);
}

void ColumnGeneration::fix(std::size_t column) {
  fixed_[lp_.slot(column)] = static_cast<int>(column);
  lp_.fix(column);
}

void ColumnGeneration::decide(std::size_t slot, int period, std::uint64_t kinds) {
  const LineProblem& problem = lines_->problem();
  LineWindow& window = windows_[slot];
  window.barred.resize(problem.cover.size(), 0);
  window.must.resize(static_cast<std::size_t>(problem.periods), 0);
  for (int kind = 0; kind < problem.kinds; ++kind) {
    if ((kinds >> kind & 1) == 0) window.barred[problem.cell(period, kind)] = 1;
  }
  if (kinds != 0) window.must[static_cast<std::size_t>(period)] = 1;
  for (std::size_t column = 0; column < lp_.columns(); ++column) {
    const Held held = lp_.line(column)[static_cast<std::size_t>(period)];
    const bool agrees = held == kOff ? kinds == 0 : (kinds >> held & 1) != 0;
    if (lp_.slot(column) == slot && !agrees) lp_.bar(column, true);
  }
}

void ColumnGeneration::release() {
  for (std::size_t slot = 0; slot < windows_.size(); ++slot) open_window(slot);
  std::fill(fixed_.begin(), fixed_.end(), -1);
  lp_.release();
  forget_bound();
}

}  // namespace respite
