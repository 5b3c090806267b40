#include "app/rota/window.h"

#include <algorithm>

#include "app/operation/failure.h"

namespace respite {

Interval weeks_from(const Desk& desk, Day first, int weeks) {
  constexpr int kLongest = 520;
  if (weeks < 1 || weeks > kLongest) {
    throw Failure(ExitCode::kInput, "{} weeks: give 1 to {}", weeks, kLongest);
  }
  const Day last = first + std::chrono::weeks{weeks};
  if (first < make_day(kFirstYear, 1, 2) || last > make_day(kLastYear, 12, 31)) {
    throw Failure(ExitCode::kInput, "from {}: only the years {} to {} can be planned",
                  to_text(first), kFirstYear, kLastYear);
  }
  return {desk.zone.at_transition(first), desk.zone.at_transition(last)};
}

Interval weeks_of_service(const OpenDesk& desk, std::optional<Day> first, int weeks) {
  const Zone zone = desk.desk.zone;
  return weeks_from(desk.desk, first.value_or(day_of(zone.to_wall(desk.invocation.now))), weeks);
}

std::optional<Interval> published_window(const OpenDesk& desk, const Snapshot& snapshot) {
  if (!snapshot.latest) return std::nullopt;
  const Day today = day_of(desk.desk.zone.to_wall(desk.invocation.now));
  const Day week = today - (weekday_of(today) - desk.desk.week_start);
  const Instant begin = desk.desk.zone.at_transition(week);
  if (snapshot.planned->end <= begin) return snapshot.latest->window;
  return Interval{std::max(begin, snapshot.planned->begin), snapshot.planned->end};
}

}  // namespace respite
