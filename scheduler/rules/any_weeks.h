// "In any n consecutive weeks": counts and sums over a window of weeks that slides.
#pragma once

#include <cstddef>
#include <span>

#include "scheduler/time/civil.h"
#include "scheduler/time/instant.h"

namespace respite {

// The week a day is in, counted from an arbitrary one; weeks begin on `start`.
[[nodiscard]] constexpr int week_number(int day, Weekday start) {
  // Day 0, 1970-01-01, was a Thursday (weekday 4).
  const int shift = (4 - static_cast<int>(start.c_encoding()) + 7) % 7;
  const int shifted = day + shift;
  return shifted >= 0 ? shifted / 7 : -((6 - shifted) / 7);
}

// The weekend nearest to a day: weeks cut on Wednesday, so that neither Friday to Saturday nor
// Friday evening to Monday morning is ever cut in two.
[[nodiscard]] constexpr int weekend_number(int day) {
  return week_number(day, std::chrono::Wednesday);
}

// How many days after the first of its weekend's week a day is.
[[nodiscard]] constexpr int day_of_weekend(int day) {
  // Day 0, 1970-01-01, was a Thursday, one day after the cut.
  return ((day + 1) % 7 + 7) % 7;
}

// Whether the mark at `i` is one too many: it and the `most` marks before it lie within `weeks`
// consecutive weeks. Marks are sorted week numbers, repeats allowed; `most` is 0 or more.
//
//   at most 2 in any 3 weeks:   marks 1 2 . 4     fine: 1 to 4 are four weeks
//                               marks 1 . 3 3     the second 3 is one too many
[[nodiscard]] constexpr bool is_one_too_many(std::span<const int> marks, std::size_t i, int most,
                                             int weeks) {
  const auto back = static_cast<std::size_t>(most);
  return back <= i && marks[i] - marks[i - back] < weeks;
}

// Time on duty in one week.
struct WeekTime {
  int week = 0;
  Seconds time{};
  friend constexpr bool operator==(const WeekTime&, const WeekTime&) = default;
};

// The time in the `weeks` weeks that end with the entry at `i`. Entries are sorted by week,
// several may be of one week; those after `i` are not looked at.
[[nodiscard]] constexpr Seconds time_in_weeks_until(std::span<const WeekTime> times, std::size_t i,
                                                    int weeks) {
  Seconds sum{};
  for (std::size_t j = i + 1; j-- > 0 && times[i].week - times[j].week < weeks;)
    sum += times[j].time;
  return sum;
}

}  // namespace respite
