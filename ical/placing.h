// One occurrence placed on the time line.
#pragma once

#include <optional>
#include <variant>

#include "ical/content_line.h"
#include "ical/read.h"
#include "ical/zones.h"

namespace respite::ical {

// How long an event is. RFC 5545, 3.8.5.3: occurrences of an event with DTEND are as long in
// elapsed time as the first; those of one with DURATION last nominal days, then elapsed time.
using Extent = std::variant<std::chrono::days, Seconds, Length>;  // the first: of all-day events

struct Occurrence {
  Wall begin;  // on `clock`
  Instant at;  // the same moment
  const WallClock* clock = nullptr;
  const Extent* extent = nullptr;
  [[nodiscard]] bool all_day() const { return std::holds_alternative<std::chrono::days>(*extent); }
};

// A moment of a calendar, by the clock it is to be read by.
struct Moment {
  Wall wall;
  const WallClock* clock = nullptr;
};

// The extent of an event that begins so, with an end, a length or neither; nothing where it ends
// before it begins. A day is the least an all-day event can be.
[[nodiscard]] std::optional<Extent> extent_of(Moment begin, bool all_day,
                                              const std::optional<Moment>& end,
                                              const std::optional<Length>& length);

// At most so many days on the wall clock.
[[nodiscard]] std::chrono::days days_at_most(const Extent& extent);

// The last date the occurrence touches on its own wall clock.
[[nodiscard]] Day last_day_of(const Occurrence& occurrence);

// When an occurrence is; nothing beyond the years of zone.h. What it is about is the caller's.
[[nodiscard]] std::optional<Entry> to_entry(const Occurrence& occurrence, Zone floating_zone);
[[nodiscard]] Entry to_entry(Interval span, Zone floating_zone);

}  // namespace respite::ical
