// Dates and times as people of a language read them, on a zone's clock, without seconds.
#pragma once

#include <string>

#include "scheduler/time/civil.h"
#include "scheduler/time/interval.h"
#include "scheduler/time/zone.h"
#include "words/words.h"

namespace respite {

// "Mon", "lun.", "Mo."; "Nov", "nov.", "Nov.".
[[nodiscard]] std::string short_weekday(const Words& words, Weekday weekday);
[[nodiscard]] std::string short_month(const Words& words, std::chrono::month month);

// "Mon 30 Nov", "lun. 30 nov.", "Mo., 30. Nov."; with the year where it is not today's.
[[nodiscard]] std::string day_text(const Words& words, Day day, Day today);

// "09:00"; of a wall time that comes twice, "02:30 (UTC+2)".
[[nodiscard]] std::string time_text(Instant instant, Zone zone);

// "Mon 30 Nov, 09:00"; "today 18:00" and "tomorrow 08:00" by the zone's calendar. Of a wall time
// that comes twice, which one: "Sun 25 Oct, 02:30 (UTC+2)".
[[nodiscard]] std::string moment_text(const Words& words, Instant instant, Zone zone, Instant now);

// "Mon 30 Nov, 09:00 to 17:00", "Mon 30 Nov, 18:00 to Tue 1 Dec, 08:00"; each end as a moment, the
// day once where it is the same.
[[nodiscard]] std::string span_text(const Words& words, Interval interval, Zone zone, Instant now);

// "2 h 30 min", "45 min", "286 h": to the nearest minute, hours never folded into days.
[[nodiscard]] std::string length_text(const Words& words, Seconds time);

}  // namespace respite
