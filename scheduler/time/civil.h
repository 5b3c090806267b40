// Civil time: dates and wall clocks that mean nothing until a zone makes them instants.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace respite {

using Day = std::chrono::local_days;      // a calendar date
using Wall = std::chrono::local_seconds;  // a date and a time of day, without a zone
using TimeOfDay = std::chrono::seconds;   // since midnight on the wall clock, 0 to 24 h inclusive
using Weekday = std::chrono::weekday;

// Dates, both ends included.
struct DayRange {
  Day first;
  Day last;
};

[[nodiscard]] constexpr Day make_day(int year, unsigned month, unsigned day) {
  return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}
[[nodiscard]] constexpr Day day_of(Wall wall) {
  return std::chrono::floor<std::chrono::days>(wall);
}
[[nodiscard]] constexpr TimeOfDay time_of_day(Wall wall) { return wall - day_of(wall); }
[[nodiscard]] constexpr Weekday weekday_of(Day day) { return Weekday{day}; }

// "2026-12-07"; "2026-12-07T09:00:00"; "09:00" (and "24:00"); "mon".
[[nodiscard]] std::string to_text(Day day);
[[nodiscard]] std::string to_text(Wall wall);
[[nodiscard]] std::string to_text(TimeOfDay time);
[[nodiscard]] std::string_view short_name(Weekday weekday);

// The whole text or nothing. Dates must exist and lie in the years of zone.h.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);  // 2026-12-07
[[nodiscard]] std::optional<Wall> parse_wall(
    std::string_view text);  // 2026-12-07T09:00[:00], 'T' or ' '
[[nodiscard]] std::optional<TimeOfDay> parse_time_of_day(std::string_view text);  // 09:00, 24:00
[[nodiscard]] std::optional<Weekday> parse_weekday(std::string_view text);  // mon, Monday; any case

}  // namespace respite
