#include "scheduler/time/civil.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "scheduler/time/scan_civil.h"
#include "scheduler/time/zone.h"

namespace respite {
namespace {

constexpr std::array<std::string_view, 7> kShortNames{"sun", "mon", "tue", "wed",
                                                      "thu", "fri", "sat"};
constexpr std::array<std::string_view, 7> kLongNames{"sunday",   "monday", "tuesday", "wednesday",
                                                     "thursday", "friday", "saturday"};

bool equal_ignoring_case(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == b;
  });
}

// 0 to 99. Keys and dates are written by the thousand, and a format string takes ten times as long.
void add_two_digits(std::string& text, int number) {
  text += static_cast<char>('0' + number / 10);
  text += static_cast<char>('0' + number % 10);
}

}  // namespace

std::string to_text(Day day) {
  const std::chrono::year_month_day date{day};
  const int year = static_cast<int>(date.year());
  std::string text;
  if (0 <= year && year <= 9999) {
    add_two_digits(text, year / 100);
    add_two_digits(text, year % 100);
  } else {
    text = fmt::format("{:04}", year);
  }
  text += '-';
  add_two_digits(text, static_cast<int>(static_cast<unsigned>(date.month())));
  text += '-';
  add_two_digits(text, static_cast<int>(static_cast<unsigned>(date.day())));
  return text;
}

std::string to_text(Wall wall) {
  const TimeOfDay time = time_of_day(wall);
  std::string text = to_text(day_of(wall)) + 'T' + to_text(time);
  if (time % std::chrono::minutes{1} == Seconds{0}) text += ":00";
  return text;
}

// A time of day is 0:00 to 24:00.
std::string to_text(TimeOfDay time) {
  const std::chrono::hh_mm_ss parts{time};
  std::string text;
  add_two_digits(text, static_cast<int>(parts.hours().count()));
  text += ':';
  add_two_digits(text, static_cast<int>(parts.minutes().count()));
  if (parts.seconds().count() == 0) return text;
  text += ':';
  add_two_digits(text, static_cast<int>(parts.seconds().count()));
  return text;
}

std::string_view short_name(Weekday weekday) { return kShortNames.at(weekday.c_encoding()); }

std::optional<Day> scan_day(Scanner& scanner) {
  const auto year = scanner.digits(4);
  if (!year || !scanner.one_of("-")) return std::nullopt;
  const auto month = scanner.digits(2);
  if (!month || !scanner.one_of("-")) return std::nullopt;
  const auto day = scanner.digits(2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

std::optional<TimeOfDay> scan_time(Scanner& scanner, bool midnight_ends_day) {
  const auto hours = scanner.digits(2);
  if (!hours || !scanner.one_of(":")) return std::nullopt;
  const auto minutes = scanner.digits(2);
  if (!minutes || *minutes > 59) return std::nullopt;
  int seconds = 0;
  if (scanner.one_of(":")) {
    const auto read = scanner.digits(2);
    if (!read || *read > 59) return std::nullopt;
    seconds = *read;
  }
  const TimeOfDay time =
      std::chrono::hours{*hours} + std::chrono::minutes{*minutes} + std::chrono::seconds{seconds};
  const TimeOfDay day = std::chrono::hours{24};
  if (time > day || (time == day && !midnight_ends_day)) return std::nullopt;
  return time;
}

bool in_known_years(Day day) {
  return make_day(kFirstYear, 1, 1) <= day && day < make_day(kLastYear + 1, 1, 1);
}

std::optional<Day> parse_day(std::string_view text) {
  Scanner scanner(text);
  const auto day = scan_day(scanner);
  if (!day || !scanner.done() || !in_known_years(*day)) return std::nullopt;
  return day;
}

std::optional<Wall> parse_wall(std::string_view text) {
  Scanner scanner(text);
  const auto day = scan_day(scanner);
  if (!day || !in_known_years(*day) || !scanner.one_of("T ")) return std::nullopt;
  const auto time = scan_time(scanner, false);
  if (!time || !scanner.done()) return std::nullopt;
  return *day + *time;
}

std::optional<TimeOfDay> parse_time_of_day(std::string_view text) {
  Scanner scanner(text);
  const auto time = scan_time(scanner, true);
  if (!time || !scanner.done()) return std::nullopt;
  return time;
}

std::optional<Weekday> parse_weekday(std::string_view text) {
  for (unsigned i = 0; i < kShortNames.size(); ++i) {
    if (equal_ignoring_case(text, kShortNames.at(i)) ||
        equal_ignoring_case(text, kLongNames.at(i))) {
      return Weekday{i};
    }
  }
  return std::nullopt;
}

}  // namespace respite
