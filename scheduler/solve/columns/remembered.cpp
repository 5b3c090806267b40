#include "scheduler/solve/columns/remembered.h"

namespace respite {
namespace {

// Where the memory keeps a limit; null where it keeps none of the kind.
std::optional<Limit<int>>* place_of(Remembered& kept, const Sequence& sequence) {
  switch (sequence.what.counted) {
    case Counted::kTurns:
      return sequence.most ? &kept.max_consecutive_turns : nullptr;
    case Counted::kDays:
      return sequence.most ? &kept.max_days : nullptr;
    case Counted::kDaysOff:
      return &kept.min_days_off;
    default:
      return nullptr;
  }
}

// Whether it is kept: the first of its kind that binds everybody.
bool keep(Remembered& kept, const Limit<Sequence>& limit) {
  auto* const place = place_of(kept, limit.value);
  if (place == nullptr || *place || !limit.who.empty()) return false;
  *place = Limit<int>{limit.value.count, limit.weight};
  return true;
}

bool keep(Remembered& kept, const Limit<Sum>& limit) {
  const Sum& sum = limit.value;
  const bool weeks = sum.span.unit == SumSpan::Unit::kWeeks;
  const bool plan = sum.span.unit == SumSpan::Unit::kPlan;
  const auto put = [&](auto& place, auto value) {
    if (place) return false;
    place = std::decay_t<decltype(*place)>{std::move(value), limit.weight};
    return true;
  };
  const int count = static_cast<int>(sum.amount);
  if (!sum.most || sum.weeks > 0 || !limit.who.empty() || !(weeks || plan)) return false;
  // Averages over a longer period would have every week of a plan remembered.
  if (sum.what.counted == Counted::kHours && sum.span.count > kUsualWeeks) return false;
  switch (sum.what.counted) {
    case Counted::kWeekends:
      return weeks && put(kept.max_weekends, MaxWeekends{count, sum.span.count});
    case Counted::kHours:
      return weeks && put(kept.max_hours, MaxHours{Seconds{sum.amount}, sum.span.count});
    case Counted::kTurns:
      return plan && put(kept.max_turns, count);
    case Counted::kOnCall:
      return plan && put(kept.max_oncall_share, sum.amount);
    case Counted::kShift:
      kept.max_of_shift.push_back(
          {{sum.what.shift, count, weeks ? sum.span.count : 0}, limit.weight});
      return true;
    default:
      return false;
  }
}

}  // namespace

Remembered remembered(const Limits& limits) {
  Remembered kept;
  kept.rest = limits.rest;
  kept.gap = limits.gap;
  kept.forbidden = limits.forbidden;
  for (const auto& limit : limits.sequences) static_cast<void>(keep(kept, limit));
  for (const auto& limit : limits.sums) static_cast<void>(keep(kept, limit));
  return kept;
}

void forget_others(Limits& limits) {
  Remembered kept;
  std::erase_if(limits.sequences, [&](const auto& limit) { return !keep(kept, limit); });
  std::erase_if(limits.sums, [&](const auto& limit) { return !keep(kept, limit); });
  limits.rest_after.clear();
  limits.long_rests.clear();
  limits.complete_weekends.reset();
  limits.alternate_holidays.reset();
}

}  // namespace respite
