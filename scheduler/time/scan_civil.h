// Reads dates and times of day off the front of a text.
#pragma once

#include <optional>

#include "scheduler/time/civil.h"
#include "scheduler/time/scan.h"

namespace respite {

// "2026-12-07": a date that exists, in any year of four digits.
[[nodiscard]] std::optional<Day> scan_day(Scanner& scanner);

// "09:00" or "09:00:30", up to "24:00" where `midnight_ends_day`, else below it.
[[nodiscard]] std::optional<TimeOfDay> scan_time(Scanner& scanner, bool midnight_ends_day);

// Whether a date lies in the years that zones know (zone.h).
[[nodiscard]] bool in_known_years(Day day);

}  // namespace respite
