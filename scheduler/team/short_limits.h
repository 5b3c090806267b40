// The short names of [limits]: each is a limit of one of the two families.
#pragma once

#include <cmath>

#include "scheduler/team/limit.h"

namespace respite::named {

namespace detail {
template <class Value, class From>
[[nodiscard]] Limit<Value> as(Value value, const Limit<From>& said, std::string_view key) {
  return {std::move(value), said.weight, said.who, said.number, key};
}
}  // namespace detail

[[nodiscard]] inline Limit<Sequence> max_consecutive_turns(const Limit<int>& most) {
  return detail::as(Sequence{{Counted::kTurns}, true, most.value}, most, "max_consecutive_turns");
}
[[nodiscard]] inline Limit<Sequence> max_days(const Limit<int>& most) {
  return detail::as(Sequence{{Counted::kDays}, true, most.value}, most, "max_days");
}
[[nodiscard]] inline Limit<Sequence> min_days(const Limit<int>& least) {
  return detail::as(Sequence{{Counted::kDays}, false, least.value}, least, "min_days");
}
[[nodiscard]] inline Limit<Sequence> min_days_off(const Limit<int>& least) {
  return detail::as(Sequence{{Counted::kDaysOff}, false, least.value}, least, "min_days_off");
}
[[nodiscard]] inline Limit<Sum> max_weekends(const Limit<MaxWeekends>& most) {
  return detail::as(
      Sum{{Counted::kWeekends}, true, most.value.count, {SumSpan::Unit::kWeeks, most.value.weeks}},
      most, "max_weekends");
}
[[nodiscard]] inline Limit<Sum> max_hours(const Limit<MaxHours>& most) {
  return detail::as(Sum{{Counted::kHours},
                        true,
                        most.value.hours.count(),
                        {SumSpan::Unit::kWeeks, most.value.weeks}},
                    most, "max_hours");
}
[[nodiscard]] inline Limit<Sum> min_hours(const Limit<MinHours>& least) {
  return detail::as(Sum{{Counted::kHours}, false, least.value.hours.count(), {}, least.value.weeks},
                    least, "min_hours");
}
[[nodiscard]] inline Limit<Sum> max_turns(const Limit<int>& most) {
  return detail::as(Sum{{Counted::kTurns}, true, most.value, {}}, most, "max_turns");
}
[[nodiscard]] inline Limit<Sum> min_turns(const Limit<int>& least) {
  return detail::as(Sum{{Counted::kTurns}, false, least.value, {}}, least, "min_turns");
}
// Load hours.
[[nodiscard]] inline Limit<Sum> max_load(const Limit<double>& most) {
  return detail::as(Sum{{Counted::kLoad}, true, std::llround(most.value * 3600), {}}, most,
                    "max_load");
}
[[nodiscard]] inline Limit<Sum> min_load(const Limit<double>& least) {
  return detail::as(Sum{{Counted::kLoad}, false, std::llround(least.value * 3600), {}}, least,
                    "min_load");
}
// 0..1 of the window's elapsed time.
[[nodiscard]] inline Limit<Sum> max_oncall_share(const Limit<double>& most) {
  return detail::as(Sum{{Counted::kOnCall}, true, std::llround(most.value * 1e6), {}}, most,
                    "max_oncall_share");
}
[[nodiscard]] inline Limit<Sum> max_of_shift(const Limit<MaxOfShift>& most) {
  const SumSpan span =
      most.value.weeks == 0 ? SumSpan{} : SumSpan{SumSpan::Unit::kWeeks, most.value.weeks};
  return detail::as(Sum{{Counted::kShift, most.value.shift}, true, most.value.count, span}, most,
                    "max_of_shift");
}

}  // namespace respite::named
