// One person's rules as a small automaton: where a line stands after each period.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "scheduler/solve/engine/line_problem.h"

namespace respite {

// Nodes: [0, off_levels) a run off, its length counted up to the minimum or, where its length has a
// price, as far as that can tell; then those on duty for `run` periods, by class, run and how long
// the run of the class's group is (its streak; always 1 where groups have no price). Kinds of duty
// with the same followers and group are one class, since the future cannot tell them apart.
class LineShape {
 public:
  static constexpr int kNowhere = -1;

  LineShape(const LineProblem& problem, const LineRules& rules);

  [[nodiscard]] const LineRules& rules() const { return *rules_; }
  [[nodiscard]] int periods() const { return periods_; }
  [[nodiscard]] int kinds() const { return kinds_; }
  [[nodiscard]] int nodes() const { return off_levels_ + static_cast<int>(places_.size()); }
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
    return off_node_[static_cast<std::size_t>(duty_class)];
  }
  // Off for as long as any rule asks, or can tell.
  [[nodiscard]] int rested() const { return off_levels_ - 1; }
  // Whether a duty may follow a run off that stands here.
  [[nodiscard]] bool may_begin(int off_node) const { return off_node >= first_ready_; }
  // The classes that the cell joins, as bits.
  [[nodiscard]] std::uint64_t joins(std::size_t cell) const { return joins_[cell]; }
  // Whether what the cell holds joins nothing, coming from the node.
  [[nodiscard]] bool is_fresh(std::size_t cell, int node) const {
    return is_off(node) || (joins_[cell] >> class_at(node) & 1) == 0;
  }
  [[nodiscard]] int work(int duty_class, int run, int streak = 1) const {
    return first_node_[static_cast<std::size_t>(duty_class * run_levels_ + run - 1)] + streak - 1;
  }
  [[nodiscard]] int run_of(int node) const { return place(node).run; }
  [[nodiscard]] int class_at(int node) const { return place(node).duty_class; }
  // Whether streaks have a price.
  [[nodiscard]] bool has_streaks() const { return has_streaks_; }
  // The longest told apart, of a run of the class.
  [[nodiscard]] int streaks(int duty_class, int run) const {
    const int most = streaks_[static_cast<std::size_t>(duty_class)];
    return run < run_levels_ ? std::min(run, most) : most;
  }
  // The run after one more period; 0 if it would be too long.
  [[nodiscard]] int longer(int run) const {
    return run < run_levels_ ? run + 1 : run_free_ ? run_levels_ : 0;
  }
  // Whether a run may end before `period`: long enough, begun with the window, or over before it.
  [[nodiscard]] bool may_end(int run, int period) const {
    return run >= rules_->min_run || run == period || period == 0;
  }
  // The node after holding `held` in `period`, or kNowhere.
  [[nodiscard]] int step(int node, int period, Held held) const;
  // ... after a duty of the class, kNowhere where the run would be too long; whether the class may
  // follow is not asked.
  [[nodiscard]] int onward(int node, int duty_class) const {
    return onward_[of_class(node, duty_class)];
  }
  // What a step costs besides its cell: runs that end or grow too long, halves.
  [[nodiscard]] Price rest_price(int node, int period) const {
    return rest_prices_[static_cast<std::size_t>(node)] + (is_off(node) ? 0 : rules_->half(period));
  }
  [[nodiscard]] Price duty_price(int node, int period, int duty_class) const {
    return duty_prices_[of_class(node, duty_class)] + (is_off(node) ? rules_->half(period) : 0);
  }
  [[nodiscard]] Price step_price(int node, int period, Held held) const {
    return !priced_       ? 0
           : held == kOff ? rest_price(node, period)
                          : duty_price(node, period, class_of(held));
  }

  // Load in units of the greatest common divisor of all loads, which is `load_unit`.
  [[nodiscard]] int load(std::size_t cell) const { return load_[cell]; }
  [[nodiscard]] std::int64_t load_unit() const { return load_unit_; }
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
  [[nodiscard]] int most_on_duty(int periods) const { return rules_->most_on_duty(periods); }

 private:
  [[nodiscard]] std::size_t of_class(int node, int duty_class) const {
    return static_cast<std::size_t>(node) * static_cast<std::size_t>(classes_) +
           static_cast<std::size_t>(duty_class);
  }

  struct Place {  // of a node on duty
    int duty_class;
    int run;
    int streak;
  };
  [[nodiscard]] const Place& place(int node) const {
    return places_[static_cast<std::size_t>(node - off_levels_)];
  }
  void set_classes();
  void set_nodes();
  void set_steps();
  void set_loads();

  const LineRules* rules_;
  int periods_;
  int kinds_;
  int off_levels_;
  int first_ready_ = 0;  // node off
  int run_levels_;
  bool run_free_;
  bool priced_;  // whether steps have a price
  bool has_streaks_ = false;
  int classes_ = 0;
  std::vector<Place> places_;       // [node - off_levels]
  std::vector<int> first_node_;     // [class * run_levels + run - 1]
  std::vector<int> streaks_;        // [class]
  std::vector<int> group_;          // [class]
  std::vector<SoftRun> of_group_;   // [class]
  std::vector<int> onward_;         // [node * classes + class]
  std::vector<Price> duty_prices_;  // the same, halves left out
  std::vector<Price> rest_prices_;  // [node] likewise
  std::vector<int> class_of_;
  std::vector<std::uint64_t> follows_;     // [class]
  std::vector<int> off_after_;             // [class] periods off before the next run
  std::vector<int> off_node_;              // [class]
  std::vector<std::uint64_t> may_follow_;  // [kind]
  std::vector<std::uint64_t> joins_;       // [cell]
  std::vector<CapSet> charges_;            // [period]
  std::vector<std::int32_t> load_;         // [cell]
  std::int64_t load_unit_ = 1;
  int longest_load_ = 0;
  int min_load_ = 0;
  int max_load_ = 0;
  std::vector<Price> load_price_;  // [load - min_load]
};

}  // namespace respite
