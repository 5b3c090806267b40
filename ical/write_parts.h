// Pieces that every calendar we write has in common. Private to ical/.
#pragma once

#include <string>
#include <string_view>

#include "scheduler/time/instant.h"

namespace respite::ical {

inline constexpr std::string_view kCalendarBegin =
    "BEGIN:VCALENDAR\r\n"
    "VERSION:2.0\r\n"
    "PRODID:-//Respite//Respite//EN\r\n";
inline constexpr std::string_view kPublishes = "METHOD:PUBLISH\r\n";
inline constexpr std::string_view kCalendarRefresh =
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
    "X-PUBLISHED-TTL:PT1H\r\n";

// "20261207T090000Z".
void append_utc(std::string& out, Instant instant);

enum class Breaks { kDrop, kEscape };

// TEXT as RFC 5545, 3.3.11 escapes it; what ical/write.h says of controls and broken UTF-8.
void append_text(std::string& out, std::string_view text, Breaks breaks = Breaks::kDrop);

}  // namespace respite::ical
