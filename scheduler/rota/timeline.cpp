#include "scheduler/rota/timeline.h"

#include <algorithm>

namespace respite {

std::optional<OnDuty> on_duty(const std::vector<Held>& seat, Instant at) {
  const auto found = std::ranges::find_if(seat, [&](const Held& h) { return h.span.contains(at); });
  if (found == seat.end()) return std::nullopt;
  const auto joins = [&](const Held& earlier, const Held& later) {
    return earlier.span.end == later.span.begin && earlier.person == later.person;
  };
  auto first = found;
  while (first != seat.begin() && joins(*(first - 1), *first)) --first;
  auto last = found;
  while (last + 1 != seat.end() && joins(*last, *(last + 1))) ++last;
  OnDuty duty{{{first->span.begin, last->span.end}, found->person}, std::nullopt};
  if (last + 1 != seat.end()) duty.next = *(last + 1);
  return duty;
}

}  // namespace respite
