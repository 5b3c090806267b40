// The limits that a line's memory knows, one of each kind.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/team/limit.h"

namespace respite {

struct Remembered {
  std::optional<Limit<Seconds>> rest;
  std::optional<Limit<Seconds>> gap;
  std::optional<Limit<int>> max_consecutive_turns;
  std::optional<Limit<int>> max_days;
  std::optional<Limit<int>> min_days_off;
  std::optional<Limit<MaxWeekends>> max_weekends;
  std::optional<Limit<MaxHours>> max_hours;
  std::optional<Limit<int>> max_turns;
  std::optional<Limit<std::int64_t>> max_oncall_share;  // millionths of the window
  std::vector<Limit<MaxOfShift>> max_of_shift;
  std::vector<Limit<ForbiddenSuccession>> forbidden;
};

[[nodiscard]] Remembered remembered(const Limits& limits);

// Takes away all that it does not know.
void forget_others(Limits& limits);

}  // namespace respite
