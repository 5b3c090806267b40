// A time as people write it.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "scheduler/time/civil.h"
#include "scheduler/time/instant.h"
#include "scheduler/time/zone.h"

namespace respite {

// A date, a wall clock that nobody has named a zone for, or an instant.
using GivenTime = std::variant<Day, Wall, Instant>;

// "2026-12-07", "2026-12-07T09:00" or "2026-12-07T09:00Z"; nothing where it is none of these.
[[nodiscard]] inline std::optional<GivenTime> parse_given_time(std::string_view text) {
  if (const auto day = parse_day(text)) return *day;
  if (const auto wall = parse_wall(text)) return *wall;
  if (const auto instant = parse_rfc3339(text)) return *instant;
  return std::nullopt;
}

// On that zone's clock. A date is all of that day: it begins at its first instant, and ends before
// the first of the next.
[[nodiscard]] inline Instant begin_of(const GivenTime& time, const Zone& zone) {
  if (const Day* day = std::get_if<Day>(&time)) return zone.day_span(*day).begin;
  if (const Wall* wall = std::get_if<Wall>(&time)) return zone.keep_offset(*wall);
  return std::get<Instant>(time);
}
[[nodiscard]] inline Instant end_of(const GivenTime& time, const Zone& zone) {
  const Day* const day = std::get_if<Day>(&time);
  return day ? zone.day_span(*day).end : begin_of(time, zone);
}

}  // namespace respite
