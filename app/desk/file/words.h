// The little languages of the team file: hours, durations, handovers, "2 in 4 weeks".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "scheduler/team/rota.h"
#include "scheduler/time/weekly_hours.h"

namespace respite::team_file {

// Why a text is not what was wanted, and what to write instead.
struct Complaint {
  std::string message;
  std::string hint;
};

template <class Value>
using Said = std::variant<Value, Complaint>;

// "mon-fri 08:00-12:00, 13:00-17:00", "wed 14:00-16:00", "daily 22:00-07:00", "sat,sun" (whole
// days), "weekdays 9:00 to 17:30". Ranges of days may wrap ("fri-mon").
[[nodiscard]] Said<WeeklyHours> parse_hours(std::string_view text);

// "08:00-12:00, 13:00-17:00" on one day; "off" is none.
[[nodiscard]] Said<WeeklyHours> parse_hours_on(Weekday weekday, std::string_view text);

// "mon,wed-fri", "daily", "weekdays", "weekends"; sorted from Monday, each once.
[[nodiscard]] Said<std::vector<Weekday>> parse_weekdays(std::string_view text);

// "09:00"; "9:00" too. Before midnight's 24:00.
[[nodiscard]] std::optional<TimeOfDay> parse_clock(std::string_view text);

// "11h", "90m", "1h 30m", "2 weeks", "1 day" (24 elapsed hours). At most ten years.
[[nodiscard]] std::optional<Seconds> parse_duration(std::string_view text);

// "1 week", "2 weeks", "1 day", "12 hours", "weekly", "daily", "mon,fri".
[[nodiscard]] std::optional<decltype(Handover::every)> parse_every(std::string_view text);

// "2 in 4 weeks", "48h in 17 weeks", "48h a week": what stands before, and the weeks; a text
// that names no weeks has 0 of them.
[[nodiscard]] std::optional<std::pair<std::string, int>> split_weeks(std::string_view text);

// "night then early".
[[nodiscard]] std::optional<std::pair<std::string, std::string>> split_then(std::string_view text);

// "2026-12-24 to 2027-01-01" (both included), or one date.
[[nodiscard]] std::optional<std::pair<Day, Day>> parse_dates(std::string_view text);

// "60%" or "0.6": 0 to 1.
[[nodiscard]] std::optional<double> parse_portion(std::string_view text);

// A whole number without sign, at most nine digits.
[[nodiscard]] std::optional<int> parse_count(std::string_view text);

}  // namespace respite::team_file
