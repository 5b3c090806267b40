// One occurrence placed on the time line.
#pragma once

#include <optional>
#include <variant>

#include "ical/event_reader.h"
#include "ical/read.h"
#include "ical/zones.h"

namespace respite::ical {

// How long an event is. RFC 5545, 3.8.5.3: occurrences of an event with DTEND are as long in
// elapsed time as the first; those of one with DURATION last nominal days, then elapsed time.
using Extent = std::variant<std::chrono::days, Seconds, Length>;  // the first: of all-day events

struct Occurrence {
  Wall begin;
  const WallClock* clock = nullptr;
  Extent extent;
  const RawEvent* event = nullptr;  // whose words it carries
  [[nodiscard]] bool all_day() const { return std::holds_alternative<std::chrono::days>(extent); }
};

// The extent of an event, its begin and end read by these clocks; nothing where it ends before
// it begins. A day is the least an all-day event can be.
[[nodiscard]] std::optional<Extent> extent_of(const RawEvent& event, const WallClock& begin_clock,
                                              const WallClock* end_clock);

// At most so many days on the wall clock.
[[nodiscard]] std::chrono::days days_at_most(const Extent& extent);

// The last date the occurrence touches on its own wall clock.
[[nodiscard]] Day last_day_of(const Occurrence& occurrence);

// Nothing beyond the years of zone.h.
[[nodiscard]] std::optional<Entry> to_entry(const Occurrence& occurrence, Zone floating_zone);

}  // namespace respite::ical
