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
      run_free_(rules.max_run >= problem.periods + (rules.before == kOff ? 0 : rules.before_run)),
      priced_(rules.prices_runs()) {
  assert(kinds_ <= kMostKinds && rules.caps.size() <= kMostCaps);
  set_classes();
  set_nodes();
  set_steps();
  set_loads();

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
}

void LineShape::set_classes() {
  for (int kind = 0; kind < kinds_; ++kind) {
    const std::uint64_t follows = rules_->follows[static_cast<std::size_t>(kind)];
    const int off = std::max(1, rules_->off_after(static_cast<Held>(kind)));
    const int group = rules_->group(static_cast<Held>(kind));
    std::size_t known = 0;
    while (known < follows_.size() &&
           (follows_[known] != follows || off_after_[known] != off || group_[known] != group)) {
      ++known;
    }
    class_of_.push_back(static_cast<int>(known));
    if (known < follows_.size()) continue;
    follows_.push_back(follows);
    off_after_.push_back(off);
    group_.push_back(group);
    of_group_.push_back(rules_->group_run_of(group));
    off_levels_ = std::max(off_levels_, off);
  }
  classes_ = static_cast<int>(follows_.size());
  may_follow_.assign(static_cast<std::size_t>(kinds_), 0);
  for (std::size_t kind = 0; kind < may_follow_.size(); ++kind) {
    for (std::size_t c = 0; c < follows_.size(); ++c) {
      may_follow_[kind] |= (follows_[c] >> kind & 1) << c;
    }
  }
}

void LineShape::set_nodes() {
  const LineRules& rules = *rules_;
  first_ready_ = off_levels_ - 1;
  for (const int off : off_after_) off_node_.push_back(off_levels_ - off);
  if (rules.off_run.price != 0) {
    assert(off_levels_ == 1);
    off_levels_ = rules.off_run.levels(periods_ + rules.before_off);
  }
  const int longest = periods_ + (rules.before == kOff ? 0 : rules.before_run);
  run_levels_ = std::max(
      1, !run_free_ ? rules.max_run : std::max(rules.min_run, rules.duty_run.levels(longest)));
  for (const SoftRun& run : of_group_) {
    streaks_.push_back(run.levels(longest));
    has_streaks_ = has_streaks_ || run.price != 0;
  }
  for (int c = 0; c < classes_; ++c) {
    for (int run = 1; run <= run_levels_; ++run) {
      first_node_.push_back(nodes());
      for (int streak = 1; streak <= streaks(c, run); ++streak) places_.push_back({c, run, streak});
    }
  }
}

void LineShape::set_steps() {
  for (int off = 0; off < off_levels_; ++off) {
    rest_prices_.push_back(rules_->off_run.longer(off + 1));
    for (int c = 0; c < classes_; ++c) {
      onward_.push_back(work(c, 1));
      duty_prices_.push_back(rules_->off_run.short_by(off + 1));
    }
  }
  for (const Place& at : places_) {
    const SoftRun& group = of_group_[static_cast<std::size_t>(at.duty_class)];
    rest_prices_.push_back(rules_->duty_run.short_by(at.run) + group.short_by(at.streak));
    const int next = longer(at.run);
    for (int c = 0; c < classes_; ++c) {
      const bool lasts =
          group_[static_cast<std::size_t>(at.duty_class)] == group_[static_cast<std::size_t>(c)];
      const int streak = lasts && next != 0 ? std::min(at.streak + 1, streaks(c, next)) : 1;
      onward_.push_back(next == 0 ? kNowhere : work(c, next, streak));
      duty_prices_.push_back(rules_->duty_run.longer(at.run) +
                             (lasts ? group.longer(at.streak) : group.short_by(at.streak)));
    }
  }
}

void LineShape::set_loads() {
  const LineRules& rules = *rules_;
  std::int64_t unit = 0;
  std::int64_t most = 0;
  for (const LineCell& cell : rules.cells) {
    if (!cell.allowed) continue;
    unit = std::gcd(unit, std::int64_t{cell.load});
    most = std::max(most, std::int64_t{cell.load});
  }
  const bool loaded =
      rules.min_load > 0 || rules.prices_load() || rules.max_load < most * most_on_duty(periods_);
  load_.assign(rules.cells.size(), 0);
  if (!loaded || unit == 0) {
    max_load_ = 0;
    // A minimum that nothing can reach makes every line unlawful.
    min_load_ = rules.min_load > 0 && unit == 0 ? 1 : 0;
    if (rules.prices_load() && min_load_ == 0) load_price_.push_back(load_cost(rules, 0));
    return;
  }
  for (std::size_t cell = 0; cell < load_.size(); ++cell) {
    if (rules.cells[cell].allowed) {
      load_[cell] = static_cast<std::int32_t>(rules.cells[cell].load / unit);
    }
  }
  load_unit_ = unit;
  longest_load_ = static_cast<int>(most / unit);
  const std::int64_t reach = most * most_on_duty(periods_) / unit;
  min_load_ = static_cast<int>((std::max<std::int64_t>(rules.min_load, 0) + unit - 1) / unit);
  max_load_ = static_cast<int>(std::min(rules.max_load / unit, reach));
  if (rules.prices_load()) {
    for (std::int64_t load = min_load_; load <= max_load_; ++load) {
      load_price_.push_back(load_cost(rules, load * unit));
    }
  }
}

int LineShape::start() const {
  if (rules_->before == kOff) {
    if (rules_->off_run.price != 0) return std::clamp(rules_->before_off, 1, off_levels_) - 1;
    return rested() - std::clamp(rules_->before_due, 0, rested());
  }
  const int duty_class = class_of(rules_->before);
  const int run = std::min(rules_->before_run, run_levels_);
  return work(duty_class, run, std::clamp(rules_->before_group_run, 1, streaks(duty_class, run)));
}

int LineShape::step(int node, int period, Held held) const {
  if (is_off(node)) {
    if (held == kOff) return std::min(node + 1, off_levels_ - 1);
    return may_begin(node) ? onward(node, class_of(held)) : kNowhere;
  }
  if (held == kOff) return may_end(run_of(node), period) ? off_node(class_at(node)) : kNowhere;
  if ((follows(class_at(node)) >> held & 1) == 0) return kNowhere;
  return onward(node, class_of(held));
}

}  // namespace respite
