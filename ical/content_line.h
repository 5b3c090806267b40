// One content line as values: libical reads it, the guards here refuse what libical lets through
// (month 13, hours beyond 23, "20240101T09000Z"). Every reader gives nothing for a broken line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/time/civil.h"
#include "scheduler/time/instant.h"

namespace respite::ical {

// A time as a calendar writes it: a reading of some wall clock.
struct Stamp {
  enum class Kind { kDate, kFloating, kUtc, kZoned };
  Kind kind = Kind::kFloating;
  Wall wall;         // midnight for a date
  std::string tzid;  // where zoned
  [[nodiscard]] bool is_date() const { return kind == Kind::kDate; }
};

// A duration: days on the wall clock, then elapsed time (RFC 5545, 3.3.6).
struct Length {
  std::chrono::days days{};
  Seconds time{};
  bool negative = false;
};

// One date of an RDATE; a PERIOD also says how long.
struct ExtraDate {
  Stamp start;
  std::optional<Stamp> end;
  std::optional<Length> length;
};

// The date or time of "20260101", "20260101T090000", "20260101T090000Z"; second 60 is 59.
[[nodiscard]] std::optional<Stamp> parse_stamp(std::string_view value);

// Lines are unfolded, as split.h leaves them.
[[nodiscard]] std::optional<std::string> read_text(
    const std::string& line);  // unescaped, on one line
[[nodiscard]] std::optional<Stamp> read_stamp(const std::string& line);
[[nodiscard]] std::optional<std::vector<Stamp>> read_stamps(const std::string& line);
[[nodiscard]] std::optional<std::vector<ExtraDate>> read_extra_dates(const std::string& line);
[[nodiscard]] std::optional<Length> read_length(const std::string& line);
[[nodiscard]] std::optional<Seconds> read_offset(const std::string& line);  // east is positive

// Whether a RECURRENCE-ID speaks of all that follows, too.
[[nodiscard]] bool is_this_and_future(const std::string& line);

}  // namespace respite::ical
