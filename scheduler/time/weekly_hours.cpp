#include "scheduler/time/weekly_hours.h"

#include <utility>

namespace respite {
namespace {

using std::chrono::days;

Occurrence on_date(const WeeklySpan& hours, Day day, Zone zone) {
  const Wall begin = day + hours.from;
  const Wall end = (hours.from < hours.to ? day : day + days{1}) + hours.to;
  return {begin, end, {zone.at_transition(begin), zone.at_transition(end)}};
}

std::vector<Occurrence> on_dates(const WeeklyHours& hours, Zone zone, Day first, Day last) {
  std::vector<Occurrence> found;
  for (Day day = first; day < last; day += days{1}) {
    for (const WeeklySpan& span : hours) {
      if (span.weekday == weekday_of(day)) found.push_back(on_date(span, day, zone));
    }
  }
  return found;
}

IntervalSet joined(const std::vector<Occurrence>& found) {
  std::vector<Interval> spans;
  spans.reserve(found.size());
  for (const Occurrence& one : found) spans.push_back(one.span);
  return IntervalSet(std::move(spans));
}

}  // namespace

std::vector<Occurrence> occurrences(const WeeklyHours& hours, Zone zone, Interval window) {
  if (hours.empty() || window.empty()) return {};
  // The longest span ("24:00-24:00") runs to the end of the date after its own.
  const Day first = day_of(zone.to_wall(window.begin)) - days{2};
  const Day last = day_of(zone.to_wall(window.end)) + days{2};
  std::vector<Occurrence> found = on_dates(hours, zone, first, last);
  std::erase_if(found, [&](const Occurrence& one) { return !one.span.overlaps(window); });
  return found;
}

IntervalSet expand(const WeeklyHours& hours, Zone zone, Day first, Day last) {
  return joined(on_dates(hours, zone, first, last));
}

IntervalSet expand(const WeeklyHours& hours, Zone zone, Interval window) {
  return intersect(joined(occurrences(hours, zone, window)), window);
}

}  // namespace respite
