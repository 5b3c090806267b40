// One content line as values: libical reads it, the guards here refuse what libical lets through
// (month 13, hours beyond 23, "20240101T09000Z"). Every reader gives nothing for a broken line.
#pragma once

#include <cstdint>
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

// One date of an RDATE or period of a FREEBUSY; a period also says how long.
struct ListedDate {
  Stamp start;
  std::optional<Stamp> end;  // at most one of end and length
  std::optional<Length> length;
};

// What it takes libical to read a line, in the steps of work.h, but for the values of a list.
[[nodiscard]] std::int64_t steps_of(std::string_view line);

// The date or time of "20260101", "20260101T090000", "20260101T090000Z"; second 60 is 59.
[[nodiscard]] std::optional<Stamp> parse_stamp(std::string_view value);

// Lines are unfolded, as split.h leaves them. Lists may have empty places: a trailing comma is
// common.
[[nodiscard]] std::optional<std::string> read_text(
    const std::string& line);  // unescaped, on one line
[[nodiscard]] std::optional<Stamp> read_stamp(const std::string& line);
[[nodiscard]] std::optional<std::vector<Stamp>> read_stamps(const std::string& line);
[[nodiscard]] std::optional<std::vector<ListedDate>> read_dates(const std::string& line);
[[nodiscard]] std::optional<Length> read_length(const std::string& line);
[[nodiscard]] std::optional<Seconds> read_offset(const std::string& line);  // east is positive

// Whether a RECURRENCE-ID speaks of all that follows, too.
[[nodiscard]] bool is_this_and_future(const std::string& line);

// Whether the periods of a FREEBUSY are free time. What is no known type is busy (RFC 5545, 3.2.9).
[[nodiscard]] bool is_free(const std::string& line);

// The addresses of an ATTENDEE who declined, in small letters and without "mailto:": a program that
// writes one of its own gives the mail address beside it (EMAIL). None of anybody else.
[[nodiscard]] std::vector<std::string> read_declined(const std::string& line);

// The addresses of an ATTENDEE who did not, or of an ORGANIZER, likewise.
[[nodiscard]] std::vector<std::string> read_coming(const std::string& line);

}  // namespace respite::ical
