#include "scheduler/solve/engine/line_shape.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace respite {

LineShape::LineShape(const LineProblem& problem, const LineRules& rules)
    : rules_(&rules),
      periods_(problem.periods),
      kinds_(problem.kinds),
      off_levels_(std::max({1, rules.min_off, rules.before_due + 1})),
      run_free_(rules.max_run >= problem.periods + (rules.before == kOff ? 0 : rules.before_run)) {
  run_levels_ = std::max(1, run_free_ ? rules.min_run : rules.max_run);
  assert(kinds_ <= kMostKinds && rules.caps.size() <= kMostCaps);
  for (int kind = 0; kind < kinds_; ++kind) {
    const std::uint64_t follows = rules.follows[static_cast<std::size_t>(kind)];
    const int off = std::max(1, rules.off_after(static_cast<Held>(kind)));
    std::size_t known = 0;
    while (known < follows_.size() && (follows_[known] != follows || off_after_[known] != off)) {
      ++known;
    }
    class_of_.push_back(static_cast<int>(known));
    if (known < follows_.size()) continue;
    follows_.push_back(follows);
    off_after_.push_back(off);
    off_levels_ = std::max(off_levels_, off);
  }
  classes_ = static_cast<int>(follows_.size());
  may_follow_.assign(static_cast<std::size_t>(kinds_), 0);
  for (std::size_t kind = 0; kind < may_follow_.size(); ++kind) {
    for (std::size_t c = 0; c < follows_.size(); ++c) {
      may_follow_[kind] |= (follows_[c] >> kind & 1) << c;
    }
  }

  joins_.assign(rules.cells.size(), 0);
  for (std::size_t cell = 0; cell < joins_.size(); ++cell) {
    for (std::size_t kind = 0; kind < class_of_.size(); ++kind) {
      joins_[cell] |= (rules.cells[cell].joins >> kind & 1) << class_of_[kind];
    }
  }

  charges_.assign(static_cast<std::size_t>(periods_), 0);
  for (std::size_t cell = 0; cell < rules.cells.size(); ++cell) {
    if (!rules.cells[cell].allowed) continue;
    charges_[cell / static_cast<std::size_t>(kinds_)] |=
        rules.cells[cell].charge | rules.cells[cell].charge_fresh;
  }

  std::int64_t unit = 0;
  std::int64_t most = 0;
  for (const LineCell& cell : rules.cells) {
    if (!cell.allowed) continue;
    unit = std::gcd(unit, std::int64_t{cell.load});
    most = std::max(most, std::int64_t{cell.load});
  }
  const bool loaded = rules.min_load > 0 || rules.load_weight != 0 ||
                      rules.max_load < most * most_on_duty(periods_);
  load_.assign(rules.cells.size(), 0);
  if (!loaded || unit == 0) {
    max_load_ = 0;
    // A minimum that nothing can reach makes every line unlawful.
    min_load_ = rules.min_load > 0 && unit == 0 ? 1 : 0;
    return;
  }
  for (std::size_t cell = 0; cell < load_.size(); ++cell) {
    if (rules.cells[cell].allowed) {
      load_[cell] = static_cast<std::int32_t>(rules.cells[cell].load / unit);
    }
  }
  longest_load_ = static_cast<int>(most / unit);
  const std::int64_t reach = most * most_on_duty(periods_) / unit;
  min_load_ = static_cast<int>((std::max<std::int64_t>(rules.min_load, 0) + unit - 1) / unit);
  max_load_ = static_cast<int>(std::min(rules.max_load / unit, reach));
  if (rules.load_weight != 0) {
    for (std::int64_t load = min_load_; load <= max_load_; ++load) {
      load_price_.push_back(load_cost(rules, load * unit));
    }
  }
}

int LineShape::start() const {
  if (rules_->before == kOff) return rested() - std::clamp(rules_->before_due, 0, rested());
  return work(class_of(rules_->before), std::min(rules_->before_run, run_levels_));
}

int LineShape::step(int node, int period, Held held) const {
  if (is_off(node)) {
    if (held == kOff) return std::min(node + 1, off_levels_ - 1);
    return node == off_levels_ - 1 ? work(class_of(held), 1) : kNowhere;
  }
  const int run = run_of(node);
  if (held == kOff) return may_end(run, period) ? off_node(class_at(node)) : kNowhere;
  const int next = longer(run);
  if (next == 0 || (follows(class_at(node)) >> held & 1) == 0) return kNowhere;
  return work(class_of(held), next);
}

int LineShape::most_on_duty(int periods) const {
  if (run_free_) return periods;
  const int cycle = rules_->max_run + *std::min_element(off_after_.begin(), off_after_.end());
  return periods / cycle * rules_->max_run + std::min(periods % cycle, rules_->max_run);
}

}  // namespace respite
