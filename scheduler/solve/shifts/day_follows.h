// What may follow what on the next day, for one person.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/solve/shifts/day_caps.h"
#include "scheduler/solve/shifts/day_posts.h"

namespace respite {

// The law on two duties of which nothing lies between: rest, longer after some, and successions.
// Weighted limits are hard ones.
class DayFollows {
 public:
  // `all`: the limits that bind the person.
  DayFollows(const DayScope& scope, PersonIndex person, const std::vector<const Limits*>& all);

  [[nodiscard]] bool may_follow(TurnIndex first, TurnIndex then) const;
  // Whatever begins so long after the end of a duty may follow it, on another day than the next.
  [[nodiscard]] Seconds longest_rest() const;

  // [kind] the kinds that may come in the next period, as bits: what may on one day of the window
  // may.
  [[nodiscard]] std::vector<std::uint64_t> by_kind(const std::vector<DayDuty>& duties,
                                                   std::size_t kinds) const;
  // [kind] days off after it, where a longer rest follows duties of its kind: as many as the rest
  // takes before the soonest other duty. `least`: what is asked for anyway; `sound` turns false
  // where more is asked for, since what is of the same kind may follow sooner.
  [[nodiscard]] std::vector<int> days_off_after(const std::vector<DayDuty>& duties,
                                                std::size_t kinds, int least, bool& sound) const;

 private:
  // Where a longer rest follows some duties: which these are.
  struct LongerRest {
    Seconds rest{};
    std::vector<char> after;  // [turn]
  };

  const DayScope& scope_;
  std::vector<const Limits*> all_;
  std::vector<LongerRest> longer_;
};

}  // namespace respite
