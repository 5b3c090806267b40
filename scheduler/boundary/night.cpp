#include "scheduler/boundary/night.h"

namespace respite {
namespace {

using std::chrono::days;
using std::chrono::hours;

// Clipped to the window.
IntervalSet nights(Zone zone, Interval window) {
  std::vector<Interval> found;
  const Day last = day_of(zone.to_wall(window.end));
  for (Day day = day_of(zone.to_wall(window.begin)) - days{1}; day <= last; day += days{1}) {
    found.push_back({zone.at_transition(Wall{day} + hours{22}),
                     zone.at_transition(Wall{day} + days{1} + hours{7})});
  }
  return intersect(IntervalSet(std::move(found)), window);
}

}  // namespace

bool touches_night(Zone zone, Interval interval) { return !nights(zone, interval).empty(); }

Instant when_to_ask(const PersonTime& time, const std::optional<Interval>& slot, Instant now) {
  constexpr Seconds kToAnswer = std::chrono::minutes{15};
  const Interval until{now, slot ? slot->begin - kToAnswer : now + days{7}};
  if (until.end <= until.begin) return now;
  const IntervalSet hours = subtract(intersect(time.shift, until), time.parts.leave);
  if (!hours.empty()) return hours.begin()->begin;
  const IntervalSet awake = subtract(IntervalSet{until}, nights(time.parts.zone, until));
  return awake.empty() ? now : awake.begin()->begin;
}

}  // namespace respite
