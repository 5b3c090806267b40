// The dates on which a rule falls, in work bounded by the days looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ical/rule.h"

namespace respite::ical {

struct Occurrences {
  std::vector<Day> days;    // ascending, in [from, last], never before start
  std::optional<Day> ends;  // the last one there will ever be, where a COUNT runs out by `last`
  bool complete = true;     // false: the budget ran out
  std::int64_t work = 0;    // steps: days looked at, more where a rule has long lists
};

// The days of [from, last] on which a rule that began on `start` falls; UNTIL is the caller's.
[[nodiscard]] Occurrences find_occurrences(const Rule& rule, Day start, Day from, Day last,
                                           std::int64_t budget);

}  // namespace respite::ical
