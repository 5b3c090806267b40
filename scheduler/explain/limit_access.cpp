#include "scheduler/explain/limit_access.h"

#include <chrono>
#include <cmath>
#include <vector>

namespace respite {
namespace {

void set(Limit<Seconds>& limit, std::int64_t figure) { limit.value = Seconds{figure}; }
void set(Limit<ForbiddenSuccession>& limit, std::int64_t) { limit.value = {}; }
void set(Limit<Sequence>& limit, std::int64_t figure) {
  limit.value.count = static_cast<int>(figure);
}
void set(Limit<Sum>& limit, std::int64_t figure) {
  limit.value.amount = figure;
  limit.value.weeks = 0;  // the figure is that of the window
}
void set(Limit<RestAfter>& limit, std::int64_t figure) { limit.value.rest = Seconds{figure}; }
void set(Limit<LongRest>& limit, std::int64_t figure) { limit.value.rest = Seconds{figure}; }
void set(Limit<CompleteWeekends>&, std::int64_t) {}
void set(Limit<AlternateHolidays>&, std::int64_t) {}
}  // namespace

bool has_limit(const Limits& limits, Rule rule, std::size_t number) {
  bool has = false;
  with_limit(limits, rule, number, [&](const auto&) { has = true; });
  return has;
}

void drop_limit(Limits& limits, Rule rule, std::size_t number) {
  [[maybe_unused]] constexpr int kAny = std::numeric_limits<int>::max();
  const auto is_it = [&](const auto& limit) { return limit.number == static_cast<int>(number); };
  switch (rule) {
    case Rule::kRest:
      return limits.rest.reset();
    case Rule::kGap:
      return limits.gap.reset();
    case Rule::kForbiddenSuccession:
      if (number < limits.forbidden.size()) limits.forbidden[number].value = {};
      return;
    case Rule::kRestAfter:
      std::erase_if(limits.rest_after, is_it);
      return;
    case Rule::kLongRest:
      std::erase_if(limits.long_rests, is_it);
      return;
    case Rule::kCompleteWeekends:
      return limits.complete_weekends.reset();
    case Rule::kAlternateHolidays:
      return limits.alternate_holidays.reset();
    case Rule::kConsecutiveTurns:
      with_limit(limits, rule, number, [](auto& limit) {
        set(limit, kAny);
        limit.weight.reset();
      });
      return;
    default:
      break;
  }
  const auto is_of_it = [&](const auto& limit) {
    return is_it(limit) && rule_of(limit.value) == rule;
  };
  std::erase_if(limits.sequences, is_of_it);
  std::erase_if(limits.sums, is_of_it);
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
  if (rule == Rule::kOncallShare) {  // whole hundredths
    const double share = static_cast<double>(figure) / static_cast<double>(window.count());
    figure = static_cast<std::int64_t>(std::ceil(share * 100)) * 10'000;
  }
  with_limit(limits, rule, number, [&](auto& limit) { set(limit, figure); });
}

}  // namespace respite
