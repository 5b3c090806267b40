#include "scheduler/protect/cells.h"

#include <algorithm>
#include <numeric>

namespace respite::protect {
namespace {

constexpr Seconds kQuarter = std::chrono::minutes{15};
constexpr Seconds kFinest = std::chrono::minutes{5};
constexpr Seconds kWidestOffset = std::chrono::hours{14};  // of any clock from UTC

Seconds common(Seconds a, Seconds b) { return Seconds{std::gcd(a.count(), b.count())}; }

}  // namespace

Lying Cells::lying(Interval span) const {
  const Seconds from = span.begin - begin;
  if (from < Seconds{0} || from % step != Seconds{0} || span.length() % step != Seconds{0})
    return {};
  const Lying at{in(from), in(span.length())};
  return at.end() <= count ? at : Lying{};
}

int Cells::first_from(Instant at) const {
  if (at <= begin) return 0;
  if (at >= begin + count * step) return count;
  return static_cast<int>((at - begin + step - Seconds{1}) / step);
}

Mask Cells::inside(const IntervalSet& set) const {
  Mask mask(static_cast<std::size_t>(count));
  for (const Interval span : set) {
    const int first = first_from(span.begin);
    const int end =
        span.end < begin
            ? 0
            : static_cast<int>(std::min<std::int64_t>(count, (span.end - begin) / step));
    for (int cell = first; cell < end; ++cell) mask[static_cast<std::size_t>(cell)] = 1;
  }
  return mask;
}

Mask Cells::touching(const IntervalSet& set) const {
  Mask mask(static_cast<std::size_t>(count));
  for (const Interval span : set) {
    if (span.end <= begin || begin + count * step <= span.begin) continue;
    const int first = span.begin <= begin ? 0 : in(span.begin - begin);
    for (int cell = first; cell < first_from(span.end); ++cell)
      mask[static_cast<std::size_t>(cell)] = 1;
  }
  return mask;
}

Seconds step_for(const Desk& desk) {
  Seconds step = kQuarter;
  for (const ProtectedTime& declared : desk.protection.blocks) {
    if (const auto* floating = std::get_if<FloatingTime>(&declared.time))
      for (const Seconds time : {floating->amount, floating->shortest, floating->longest})
        step = common(step, time);
  }
  return std::max(step, kFinest);
}

Cells cells_of_week(Day first, Seconds step) {
  const Instant midnight{first.time_since_epoch()};
  return {midnight - kWidestOffset, step,
          static_cast<int>((std::chrono::days{7} + 2 * kWidestOffset) / step)};
}

}  // namespace respite::protect
