#include "scheduler/solve/engine/column_generation.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <cstdlib>
#include <utility>

namespace respite {

namespace {

constexpr int kManyLabels = 200000;

// As fine as the width of a price allows.
Price scale_for(const LineProblem& problem) {
  Price highest = 1;
  for (const LineCover& cover : problem.cover) {
    highest = std::max({highest, cover.under, cover.over});
  }
  for (const LineRules& rules : problem.people) {
    for (const LineCell& cell : rules.cells) highest = std::max(highest, std::abs(cell.cost));
  }
  const std::int64_t room = kNever / 4 / (std::int64_t{highest} * 2 * problem.periods);
  return static_cast<Price>(std::clamp<std::int64_t>(room, 1, 512));
}

Cost ceiling(Cost value, Cost unit) {
  return value >= 0 ? (value + unit - 1) / unit : -(-value / unit);
}

}  // namespace

ColumnGeneration::ColumnGeneration(const Lines& lines, LineFinder& finder,
                                   std::vector<std::size_t> free, std::vector<int> heads)
    : lines_(&lines),
      finder_(&finder),
      free_(std::move(free)),
      heads_(std::move(heads)),
      lp_(lines.problem(), free_, heads_),
      fixed_(free_.size(), -1),
      scale_(scale_for(lines.problem())) {}

void ColumnGeneration::add(std::size_t slot, const Line& line) {
  const LineProblem& problem = lines_->problem();
  lp_.add(slot, line, line_cost(problem, problem.people[free_[slot]], line));
}

// With heads free to be any number, each cell takes the one that suits the price best.
Cost ColumnGeneration::cover_part(const std::vector<Price>& prices) const {
  const LineProblem& problem = lines_->problem();
  Cost sum = 0;
  for (std::size_t cell = 0; cell < prices.size(); ++cell) {
    const LineCover& cover = problem.cover[cell];
    int most = heads_[cell];
    for (const std::size_t person : free_) most += problem.people[person].cells[cell].allowed;
    const auto at = [&](int heads) {
      return cover.cost(heads) * scale_ + Cost{prices[cell]} * (heads - heads_[cell]);
    };
    sum += std::min({at(heads_[cell]), at(std::clamp(cover.wanted, heads_[cell], most)), at(most)});
  }
  return sum;
}

extern double g_price;
bool ColumnGeneration::price(const std::vector<Price>& prices) {
  struct T { double t0 = double(std::clock()) / CLOCKS_PER_SEC; ~T() { g_price += double(std::clock()) / CLOCKS_PER_SEC - t0; } } timer;
  const LineProblem& problem = lines_->problem();
  Cost bound = cover_part(prices);
  bool came = false;
  for (std::size_t slot = 0; slot < free_.size(); ++slot) {
    const LineRules& rules = problem.people[free_[slot]];
    Line line;
    if (fixed_[slot] >= 0) {
      line = lp_.line(static_cast<std::size_t>(fixed_[slot]));
    } else {
      FoundLine found = finder_->against(free_[slot], prices, scale_, kNever, kManyLabels);
      bound += found.bound + Cost{rules.constant} * scale_;
      if (!found.found) continue;
      line = std::move(found.inside);
    }
    const Cost cost = line_cost(problem, rules, line);
    double reduced = static_cast<double>(cost);
    Cost priced = cost * scale_;
    for (int period = 0; period < problem.periods; ++period) {
      const Held held = line[static_cast<std::size_t>(period)];
      if (held == kOff) continue;
      reduced -= lp_.prices()[problem.cell(period, held)];
      priced -= prices[problem.cell(period, held)];
    }
    if (fixed_[slot] >= 0) {
      bound += priced;
    } else if (reduced < lp_.person_price(slot) - 1e-6) {
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

double g_lp = 0, g_price = 0;
long g_rounds = 0;
bool ColumnGeneration::round() {
  static const double alpha = std::getenv("ALPHA") ? std::atof(std::getenv("ALPHA")) : 0.5;

  const double t0 = double(std::clock()) / CLOCKS_PER_SEC;
  lp_.solve();
  g_lp += double(std::clock()) / CLOCKS_PER_SEC - t0; ++g_rounds;
  const std::vector<double>& duals = lp_.prices();
  std::vector<Price> exact(duals.size());
  for (std::size_t cell = 0; cell < exact.size(); ++cell) {
    exact[cell] = static_cast<Price>(std::lround(duals[cell] * scale_));
  }
  if (!centre_.empty()) {
    // Half way to the prices of the best bound: steadier, and as a rule still improving.
    std::vector<Price> steady(exact.size());
    for (std::size_t cell = 0; cell < exact.size(); ++cell) {
      steady[cell] = static_cast<Price>(std::lround((1 - alpha) * exact[cell] + alpha * centre_[cell]));
    }
    if (price(steady)) return true;
  }
  return price(exact);
}

void ColumnGeneration::fix(std::size_t column) {
  fixed_[lp_.slot(column)] = static_cast<int>(column);
  lp_.fix(column);
}

void ColumnGeneration::release() {
  std::fill(fixed_.begin(), fixed_.end(), -1);
  lp_.release();
}

}  // namespace respite
