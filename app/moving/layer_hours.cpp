#include "app/moving/layer_hours.h"

#include <algorithm>

namespace respite::moving {
namespace {

using std::chrono::days;

bool is_steady(Zone zone, Interval week) {
  return zone.offset_at(week.begin) == zone.offset_at(week.end);
}

// From the first Monday on or after that moment, on the zone's clock.
Interval week_from(Zone zone, Day monday) {
  return {zone.at_transition(monday), zone.at_transition(monday + days{7})};
}

Interval steady_week(const DutyLayer& layer, const std::vector<const DutyLayer*>& above,
                     Instant from) {
  constexpr int kTried = 12;  // weeks; clocks do not change so often
  Day monday = day_of(layer.zone.to_wall(from));
  monday += days{(8 - static_cast<int>(weekday_of(monday).iso_encoding())) % 7};
  for (int week = 0; week < kTried; ++week) {
    const Interval span = week_from(layer.zone, monday + days{7 * week});
    const auto steady = [&](const DutyLayer* other) { return is_steady(other->zone, span); };
    if (is_steady(layer.zone, span) && std::ranges::all_of(above, steady)) return span;
  }
  return week_from(layer.zone, monday);
}

IntervalSet hours_in(const DutyLayer& layer, Interval week) {
  return layer.hours ? intersect(expand(*layer.hours, layer.zone, week), week) : IntervalSet{week};
}

// One span where it is no longer than a day, else cut at each midnight.
void add_spans(WeeklyHours& hours, Wall begin, Wall end) {
  while (begin < end) {
    const Day day = day_of(begin);
    const Wall cut = end - begin <= days{1} ? end : std::min<Wall>(end, day + days{1});
    const TimeOfDay to = cut == day + days{1} ? TimeOfDay{days{1}} : time_of_day(cut);
    hours.push_back({weekday_of(day), time_of_day(begin), to});
    begin = cut;
  }
}

}  // namespace

std::optional<WeeklyHours> hours_left(const DutyLayer& layer,
                                      const std::vector<const DutyLayer*>& above, Instant from) {
  const Interval week = steady_week(layer, above, from);
  IntervalSet open = hours_in(layer, week);
  for (const DutyLayer* other : above) open = subtract(open, hours_in(*other, week));
  if (open == IntervalSet{week}) return std::nullopt;
  std::vector<Interval> spans(open.begin(), open.end());
  // What runs over the week's edge is one stretch.
  if (spans.size() > 1 && spans.front().begin == week.begin && spans.back().end == week.end) {
    spans.back().end = spans.front().end + (week.end - week.begin);
    spans.erase(spans.begin());
  }
  WeeklyHours hours;
  for (const Interval& span : spans)
    add_spans(hours, layer.zone.to_wall(span.begin),
              layer.zone.to_wall(span.begin) + span.length());
  return hours;
}

}  // namespace respite::moving
