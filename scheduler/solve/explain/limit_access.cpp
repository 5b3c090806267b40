#include "scheduler/solve/explain/limit_access.h"

#include <chrono>
#include <cmath>
#include <vector>

namespace respite {
namespace {

void set(Limit<Seconds>& limit, std::int64_t figure) { limit.value = Seconds{figure}; }
void set(Limit<int>& limit, std::int64_t figure) { limit.value = static_cast<int>(figure); }
void set(Limit<MaxWeekends>& limit, std::int64_t figure) {
  limit.value.count = static_cast<int>(figure);
}
void set(Limit<MaxHours>& limit, std::int64_t figure) { limit.value.hours = Seconds{figure}; }
void set(Limit<MinHours>& limit, std::int64_t) { limit.value.hours = Seconds{0}; }
void set(Limit<MaxOfShift>& limit, std::int64_t figure) {
  limit.value.count = static_cast<int>(figure);
}
void set(Limit<ForbiddenSuccession>& limit, std::int64_t) { limit.value = {}; }
void set(Limit<Sequence>& limit, std::int64_t figure) {
  limit.value.count = static_cast<int>(figure);
}
void set(Limit<Sum>& limit, std::int64_t figure) {
  limit.value.amount = figure;
  limit.value.weeks = 0;  // the figure is that of the window
}
void set(Limit<RestAfter>& limit, std::int64_t figure) { limit.value.rest = Seconds{figure}; }
void set(Limit<CompleteWeekends>&, std::int64_t) {}
void set(Limit<AlternateHolidays>&, std::int64_t) {}
void set(Limit<double>& limit, std::int64_t percent) {
  limit.value = static_cast<double>(percent) / 100;
}

}  // namespace

bool has_limit(const Limits& limits, Rule rule, std::size_t number) {
  bool has = false;
  with_limit(limits, rule, number, [&](const auto&) { has = true; });
  return has;
}

void drop_limit(Limits& limits, Rule rule, std::size_t number) {
  constexpr int kAny = std::numeric_limits<int>::max();
  if (number >= kFirstNumber) {
    const auto is_it = [&](const auto& limit) { return limit.number == static_cast<int>(number); };
    const auto drop = [&](auto& list) {
      return std::erase_if(list, [&](const auto& limit) {
               return is_it(limit) && rule_of(limit.value) == rule;
             }) > 0;
    };
    if (drop(limits.sequences) || drop(limits.sums)) return;
    if (rule == Rule::kRestAfter) std::erase_if(limits.rest_after, is_it);
    if (rule == Rule::kCompleteWeekends) limits.complete_weekends.reset();
    if (rule == Rule::kAlternateHolidays) limits.alternate_holidays.reset();
    return;
  }
  switch (rule) {
    case Rule::kRest:
      return limits.rest.reset();
    case Rule::kGap:
      return limits.gap.reset();
    case Rule::kConsecutiveTurns:
      if (limits.max_consecutive_turns) limits.max_consecutive_turns = Limit<int>{kAny, {}};
      return;
    case Rule::kMaxDays:
      return limits.max_days.reset();
    case Rule::kMinDays:
      return limits.min_days.reset();
    case Rule::kMinDaysOff:
      return limits.min_days_off.reset();
    case Rule::kMaxWeekends:
      return limits.max_weekends.reset();
    case Rule::kMaxHours:
      return limits.max_hours.reset();
    case Rule::kMinHours:
      return limits.min_hours.reset();
    case Rule::kMaxTurns:
      return limits.max_turns.reset();
    case Rule::kMinTurns:
      return limits.min_turns.reset();
    case Rule::kOncallShare:
      return limits.max_oncall_share.reset();
    case Rule::kMaxOfShift:
      if (number < limits.max_of_shift.size()) limits.max_of_shift[number].value.count = kAny;
      return;
    case Rule::kForbiddenSuccession:
      if (number < limits.forbidden.size()) limits.forbidden[number].value = {};
      return;
    default:
      return;
  }
}

Limits only(Limits limits, Rule rule, std::size_t number) {
  std::vector<std::pair<Rule, std::size_t>> others;
  each_limit(limits, [&](Rule of, std::size_t which, const auto&) {
    if (of != rule || which != number) others.emplace_back(of, which);
  });
  for (const auto& [of, which] : others) drop_limit(limits, of, which);
  return limits;
}

void set_figure(Limits& limits, Rule rule, std::size_t number, std::int64_t figure,
                Seconds window) {
  if (rule == Rule::kOncallShare) {
    const double share = static_cast<double>(figure) / static_cast<double>(window.count());
    figure = static_cast<std::int64_t>(std::ceil(share * 100));
  }
  with_limit(limits, rule, number, [&](auto& limit) { set(limit, figure); });
}

}  // namespace respite
