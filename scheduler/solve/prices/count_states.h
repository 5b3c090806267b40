// What a line has charged against its caps so far, told apart only as far as it can still matter.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/solve/engine/line_shape.h"

namespace respite {

// States are numbered anew before each period. Of a cap that nothing charges any more, or that
// can't be filled any more, nothing is remembered: so "at most two weekends in any four weeks" has
// thirteen states at most, ten but for the night in the midst of a weekend, however many windows of
// four weeks there are. The shape must outlive it.
class CountStates {
 public:
  static constexpr int kOver = -1;

  // Counts the caps of these rules (CapRule), one after another, as long as no period has more than
  // `most` states; a rule that has more is left out.
  CountStates(const LineShape& shape, const std::vector<int>& cap_rules, int most);

  // Before the period, which may be the one after the last. State 0 is the only one before the
  // first.
  [[nodiscard]] int count(int period) const {
    return static_cast<int>(steps_[static_cast<std::size_t>(period)].size());
  }
  [[nodiscard]] CapSet counted() const { return mask_; }
  // The state after a period in which this was charged, or kOver.
  [[nodiscard]] int after(int period, int state, CapSet charge) const {
    const auto& next = steps_[static_cast<std::size_t>(period)][static_cast<std::size_t>(state)];
    charge &= mask_;
    for (const Next& way : next)
      if (way.charge == charge) return way.state;
    return kOver;
  }

 private:
  struct Next {
    CapSet charge;
    int state;
  };
  using Step = std::vector<std::vector<Next>>;  // [state] for each charge of the period

  // False where there are more than `most`.
  bool count_these(const LineShape& shape, CapSet mask, int most);

  CapSet mask_ = 0;
  std::vector<Step> steps_;  // [period], one more at the end
};

// The caps of one rule, as bits. [rule]
[[nodiscard]] std::vector<CapSet> caps_of_rules(const LineRules& rules);

}  // namespace respite
