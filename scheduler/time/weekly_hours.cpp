#include "scheduler/time/weekly_hours.h"

#include <utility>

namespace respite {
namespace {

using std::chrono::days;

Interval on(Day day, const WeeklySpan& span, Zone zone) {
  const Day last = span.from < span.to ? day : day + days{1};
  return {zone.at_transition(day + span.from), zone.at_transition(last + span.to)};
}

}  // namespace

IntervalSet expand(const WeeklyHours& hours, Zone zone, Day first, Day last) {
  std::vector<Interval> found;
  for (Day day = first; day < last; day += days{1}) {
    for (const WeeklySpan& span : hours) {
      if (span.weekday == weekday_of(day)) found.push_back(on(day, span, zone));
    }
  }
  return IntervalSet(std::move(found));
}

IntervalSet expand(const WeeklyHours& hours, Zone zone, Interval window) {
  if (hours.empty() || window.empty()) return {};
  // The longest span ("24:00-24:00") runs to the end of the date after its own.
  const Day first = day_of(zone.to_wall(window.begin)) - days{2};
  const Day last = day_of(zone.to_wall(window.end)) + days{1};
  return intersect(expand(hours, zone, first, last), window);
}

}  // namespace respite
