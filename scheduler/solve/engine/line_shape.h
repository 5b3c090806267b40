// One person's rules as a small automaton: where a line stands after each period.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/solve/engine/line_problem.h"

namespace respite {

// Nodes: [0, off_levels) a run off, its length counted up to the minimum; then
// off_levels + class * run_levels + (run - 1): on duty for `run` periods. Kinds of duty with the
// same followers are one class, since the future cannot tell them apart.
class LineShape {
 public:
  static constexpr int kNowhere = -1;

  LineShape(const LineProblem& problem, const LineRules& rules);

  [[nodiscard]] const LineRules& rules() const { return *rules_; }
  [[nodiscard]] int periods() const { return periods_; }
  [[nodiscard]] int kinds() const { return kinds_; }
  [[nodiscard]] int nodes() const { return off_levels_ + classes_ * run_levels_; }
  [[nodiscard]] int off_levels() const { return off_levels_; }
  [[nodiscard]] int run_levels() const { return run_levels_; }
  [[nodiscard]] int classes() const { return classes_; }
  [[nodiscard]] int class_of(int kind) const { return class_of_[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] std::uint64_t follows(int duty_class) const {
    return follows_[static_cast<std::size_t>(duty_class)];
  }
  // The classes that the kind may follow, as bits.
  [[nodiscard]] std::uint64_t may_follow(int kind) const {
    return may_follow_[static_cast<std::size_t>(kind)];
  }
  // Where a line stands as the window begins.
  [[nodiscard]] int start() const;
  [[nodiscard]] bool is_off(int node) const { return node < off_levels_; }
  // Off since a run that ended in this class.
  [[nodiscard]] int off_node(int duty_class) const {
    return off_levels_ - off_after_[static_cast<std::size_t>(duty_class)];
  }
  // Off for as long as any rule asks.
  [[nodiscard]] int rested() const { return off_levels_ - 1; }
  // The classes that the cell joins, as bits.
  [[nodiscard]] std::uint64_t joins(std::size_t cell) const { return joins_[cell]; }
  // Whether what the cell holds joins nothing, coming from the node.
  [[nodiscard]] bool is_fresh(std::size_t cell, int node) const {
    return is_off(node) || (joins_[cell] >> class_at(node) & 1) == 0;
  }
  [[nodiscard]] int work(int duty_class, int run) const {
    return off_levels_ + duty_class * run_levels_ + run - 1;
  }
  [[nodiscard]] int run_of(int node) const { return (node - off_levels_) % run_levels_ + 1; }
  [[nodiscard]] int class_at(int node) const { return (node - off_levels_) / run_levels_; }
  // The run after one more period; 0 if it would be too long.
  [[nodiscard]] int longer(int run) const {
    return run < run_levels_ ? run + 1 : run_free_ ? run_levels_ : 0;
  }
  // Whether a run may end before `period`: long enough, or it began with the window.
  [[nodiscard]] bool may_end(int run, int period) const {
    return run >= rules_->min_run || run == period;
  }
  // The node after holding `held` in `period`, or kNowhere.
  [[nodiscard]] int step(int node, int period, Held held) const;

  // Load in units of the greatest common divisor of all loads.
  [[nodiscard]] int load(std::size_t cell) const { return load_[cell]; }
  [[nodiscard]] int longest_load() const { return longest_load_; }
  [[nodiscard]] int min_load() const { return min_load_; }
  [[nodiscard]] int max_load() const { return max_load_; }
  [[nodiscard]] Price load_price(int load) const {
    return load_price_.empty() ? 0 : load_price_[static_cast<std::size_t>(load - min_load_)];
  }
  // Caps that some duty of the period counts against, as bits.
  [[nodiscard]] CapSet charges(int period) const {
    return charges_[static_cast<std::size_t>(period)];
  }
  // No lawful line is on duty in more of `periods` successive periods.
  [[nodiscard]] int most_on_duty(int periods) const;

 private:
  const LineRules* rules_;
  int periods_;
  int kinds_;
  int off_levels_;
  int run_levels_;
  bool run_free_;
  int classes_ = 0;
  std::vector<int> class_of_;
  std::vector<std::uint64_t> follows_;     // [class]
  std::vector<int> off_after_;             // [class] periods off before the next run
  std::vector<std::uint64_t> may_follow_;  // [kind]
  std::vector<std::uint64_t> joins_;       // [cell]
  std::vector<CapSet> charges_;            // [period]
  std::vector<std::int32_t> load_;         // [cell]
  int longest_load_ = 0;
  int min_load_ = 0;
  int max_load_ = 0;
  std::vector<Price> load_price_;  // [load - min_load]
};

}  // namespace respite
