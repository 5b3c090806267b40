// Lengths of time in words.
#pragma once

#include <cstdint>
#include <string>

#include "scheduler/time/instant.h"

namespace respite {

// "286 h", "9 h 30 min", "45 min": to the nearest minute, hours never folded into days.
[[nodiscard]] std::string hours_text(Seconds time);

// "40 h", to the nearest hour: how far it is from nothing, either way.
[[nodiscard]] std::string whole_hours(std::int64_t seconds);

// "14 days", "6 days 23 h": for stretches that people count in days of 24 hours; below two days as
// hours_text().
[[nodiscard]] std::string days_text(Seconds time);

}  // namespace respite
