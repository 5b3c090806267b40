#include "scheduler/time/service_clock.h"

#include <algorithm>
#include <utility>

namespace respite {
namespace {

using std::chrono::days;
using std::chrono::month_day;

constexpr days kChunk{28};

Instant first_instant() {
  return Instant{std::chrono::sys_days{std::chrono::year{kFirstYear} / 1 / 1}};
}
Instant last_instant() {
  return Instant{std::chrono::sys_days{std::chrono::year{kLastYear + 1} / 1 / 1}};
}

bool is_in(month_day date, const YearlyRange& range) {
  if (range.first <= range.last) return range.first <= date && date <= range.last;
  return range.first <= date || date <= range.last;  // over New Year
}

Interval on(const DatedHours& hours, Zone zone) {
  const Day last = hours.from < hours.to ? hours.day : hours.day + days{1};
  return {zone.at_transition(hours.day + hours.from), zone.at_transition(last + hours.to)};
}

// Joins a window to the list where it continues the last one.
void append(std::vector<Interval>& windows, Interval next) {
  if (!windows.empty() && windows.back().end == next.begin) {
    windows.back().end = next.end;
  } else {
    windows.push_back(next);
  }
}

}  // namespace

ServiceClock::ServiceClock(ServiceCalendar calendar, Interval expanded)
    : calendar_(std::move(calendar)) {
  std::sort(calendar_.closed.begin(), calendar_.closed.end(),
            [](const DayRange& a, const DayRange& b) { return a.first < b.first; });
  // Joined where they overlap, so that the range before a date decides.
  std::vector<DayRange> joined;
  for (const DayRange& range : calendar_.closed) {
    if (!joined.empty() && range.first <= joined.back().last + days{1}) {
      joined.back().last = std::max(joined.back().last, range.last);
    } else {
      joined.push_back(range);
    }
  }
  calendar_.closed = std::move(joined);
  known_windows_ = windows(expanded);
  known_ = expanded;
}

bool ServiceClock::is_closed(Day day) const {
  const auto after =
      std::upper_bound(calendar_.closed.begin(), calendar_.closed.end(), day,
                       [](Day wanted, const DayRange& range) { return wanted < range.first; });
  if (after != calendar_.closed.begin() && day <= std::prev(after)->last) return true;
  if (calendar_.closed_yearly.empty()) return false;
  const std::chrono::year_month_day date{std::chrono::sys_days{day.time_since_epoch()}};
  return std::any_of(calendar_.closed_yearly.begin(), calendar_.closed_yearly.end(),
                     [&](const YearlyRange& range) {
                       return is_in({date.month(), date.day()}, range);
                     });
}

IntervalSet ServiceClock::windows(Interval window) const {
  if (window.empty()) return {};
  if (known_.contains(window)) return intersect(known_windows_, window);
  const Zone zone = calendar_.zone;
  IntervalSet open = expand(calendar_.hours, zone, window);
  std::vector<Interval> extra;
  extra.reserve(calendar_.extra.size());
  for (const DatedHours& hours : calendar_.extra) extra.push_back(on(hours, zone));
  if (!extra.empty()) open = unite(open, intersect(IntervalSet(std::move(extra)), window));
  std::vector<Interval> closed;
  // A clock set back just after midnight shows the date before for a while; hence a day's margin.
  const Day last = day_of(zone.to_wall(window.end)) + days{1};
  for (Day day = day_of(zone.to_wall(window.begin)) - days{1}; day <= last; day += days{1}) {
    if (is_closed(day)) closed.push_back(zone.day_span(day));
  }
  return respite::subtract(open, IntervalSet(std::move(closed)));
}

bool ServiceClock::is_open(Instant at) const {
  if (known_.contains(at)) return known_windows_.contains(at);
  return !windows({at, at + Seconds{1}}).empty();
}

// Visits windows that end after `from`, clipped to it, in order, until the visitor says false.
template <class Visit>
void ServiceClock::for_each_window_after(Instant from, Visit visit) const {
  Instant at = from;
  if (known_.contains(from)) {
    const auto all = known_windows_.intervals();
    auto next = std::partition_point(all.begin(), all.end(),
                                     [from](const Interval& i) { return i.end <= from; });
    for (; next != all.end(); ++next) {
      if (!visit(Interval{std::max(from, next->begin), next->end})) return;
    }
    at = known_.end;
  }
  for (; at < last_instant(); at += kChunk) {
    for (const Interval& window : windows({at, at + kChunk})) {
      if (!visit(window)) return;
    }
  }
}

// Visits windows that begin before `to`, clipped to it, last first, until the visitor says false.
template <class Visit>
void ServiceClock::for_each_window_before(Instant to, Visit visit) const {
  for (Instant at = to; at > first_instant(); at -= kChunk) {
    const IntervalSet found = windows({at - kChunk, at});
    for (auto window = found.end(); window != found.begin();) {
      if (!visit(*--window)) return;
    }
  }
}

Seconds ServiceClock::count(Interval window) const { return windows(window).length(); }

std::optional<Deadline> ServiceClock::add(Instant from, Seconds time) const {
  if (time <= Seconds{0}) return Deadline{from, {}};
  std::optional<Deadline> found;
  std::vector<Interval> used;
  for_each_window_after(from, [&](Interval window) {
    const Seconds taken = std::min(time, window.length());
    append(used, {window.begin, window.begin + taken});
    time -= taken;
    if (time > Seconds{0}) return true;
    found = Deadline{window.begin + taken, std::move(used)};
    return false;
  });
  return found;
}

std::optional<Deadline> ServiceClock::subtract(Instant to, Seconds time) const {
  if (time <= Seconds{0}) return Deadline{to, {}};
  std::optional<Deadline> found;
  std::vector<Interval> used;
  for_each_window_before(to, [&](Interval window) {
    const Seconds taken = std::min(time, window.length());
    used.push_back({window.end - taken, window.end});
    time -= taken;
    if (time > Seconds{0}) return true;
    found = Deadline{window.end - taken, {}};
    return false;
  });
  if (found) {
    std::reverse(used.begin(), used.end());
    for (const Interval& window : used) append(found->windows, window);
  }
  return found;
}

IntervalSet ServiceClock::service_of(Day day) const {
  if (is_closed(day)) return {};
  const Zone zone = calendar_.zone;
  std::vector<Interval> spans;
  for (const Interval& span : expand(calendar_.hours, zone, day, day + days{1})) {
    spans.push_back(span);
  }
  for (const DatedHours& hours : calendar_.extra) {
    if (hours.day == day) spans.push_back(on(hours, zone));
  }
  IntervalSet open{std::move(spans)};
  // Hours that run over midnight into a closed day end there.
  if (is_closed(day + days{1})) {
    open = respite::subtract(open, IntervalSet{zone.day_span(day + days{1})});
  }
  return open;
}

std::optional<Instant> ServiceClock::close_of(Day day) const {
  const IntervalSet open = service_of(day);
  if (open.empty()) return std::nullopt;
  return std::prev(open.end())->end;
}

Day ServiceClock::day_at(Instant at) const {
  const Day date = day_of(calendar_.zone.to_wall(at));
  const std::optional<Instant> close = close_of(date - days{1});
  return close && at < *close ? date - days{1} : date;
}

Instant ServiceClock::end_of_day(Instant at) const {
  const Day day = day_at(at);
  const Instant midnight = calendar_.zone.at_transition(day + days{1});
  return std::max(midnight, close_of(day).value_or(midnight));
}

std::optional<Day> ServiceClock::next_business_day(Day from) const {
  const Day end = make_day(kLastYear + 1, 1, 1);
  for (Day day = from; day < end; day += days{1}) {
    if (close_of(day)) return day;
  }
  return std::nullopt;
}

std::optional<Instant> ServiceClock::close_after(Instant received, int business_days) const {
  const Day today = day_at(received);
  const std::optional<Instant> close = close_of(today);
  std::optional<Day> day = next_business_day(close && received < *close ? today : today + days{1});
  for (int i = 0; i < business_days && day; ++i) day = next_business_day(*day + days{1});
  return day ? close_of(*day) : std::nullopt;
}

}  // namespace respite
