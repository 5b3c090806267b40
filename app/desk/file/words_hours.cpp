#include <array>

#include "app/desk/file/scan_words.h"
#include "app/desk/file/words.h"
#include "text/nearest.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::size_t kLongestHoursText = 400;  // of hours; keeps lists of ranges short
constexpr std::string_view kExample = "write for example \"mon-fri 08:00-18:00\"";

std::vector<std::string_view> day_words() {
  return {"mon",    "tue",      "wed",    "thu",      "fri",       "sat",
          "sun",    "daily",    "monday", "tuesday",  "wednesday", "thursday",
          "friday", "saturday", "sunday", "weekdays", "weekends"};
}

// Days since Monday.
unsigned position(Weekday weekday) { return weekday.iso_encoding() - 1; }

Complaint unknown_day(std::string_view word) {
  const std::string near = text::did_you_mean(word, day_words());
  return {"unknown weekday " + text::quote(word), near.empty() ? std::string{kExample} : near};
}

using Days = std::array<bool, 7>;  // from Monday

bool add_group(std::string_view word, Days& days) {
  const bool all = word == "daily";
  const bool week = word == "weekdays";
  const bool weekend = word == "weekends" || word == "weekend";
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (all || (week && i < 5) || (weekend && i >= 5)) days[i] = true;
  }
  return all || week || weekend;
}

std::optional<Complaint> add_days(std::string_view word, Days& days) {
  if (add_group(word, days)) return std::nullopt;
  const std::vector<std::string_view> ends = split(word, '-');
  if (ends.size() > 2) return Complaint{"bad days " + text::quote(word), std::string{kExample}};
  const auto first = parse_weekday(ends.front());
  const auto last = parse_weekday(ends.back());
  if (!first) return unknown_day(ends.front());
  if (!last) return unknown_day(ends.back());
  for (unsigned i = position(*first);; i = (i + 1) % 7) {
    days[i] = true;
    if (i == position(*last)) return std::nullopt;
  }
}

Said<std::vector<std::pair<TimeOfDay, TimeOfDay>>> parse_ranges(std::string_view text) {
  std::vector<std::pair<TimeOfDay, TimeOfDay>> ranges;
  for (const std::string_view range : split(text, ',')) {
    const std::vector<std::string_view> ends = split(range, '-');
    if (ends.size() != 2)
      return Complaint{"bad times " + text::quote(range), std::string{kExample}};
    const auto from = parse_clock(ends.front());
    const auto to = parse_clock(ends.back());
    if (!from || !to) {
      return Complaint{"bad time " + text::quote(from ? ends.back() : ends.front()),
                       "write times as 08:00; they run from 00:00 to 24:00"};
    }
    if (*from == std::chrono::hours{24}) {
      return Complaint{"bad times " + text::quote(range), "a day begins at 00:00"};
    }
    ranges.emplace_back(*from, *to);
  }
  return ranges;
}

Said<WeeklyHours> on_days(const std::vector<Weekday>& days, std::string_view times) {
  auto ranges = parse_ranges(times);
  if (auto* complaint = std::get_if<Complaint>(&ranges)) return std::move(*complaint);
  WeeklyHours hours;
  for (const Weekday day : days) {
    for (const auto& [from, to] : *std::get_if<0>(&ranges)) hours.push_back({day, from, to});
  }
  return hours;
}

bool begins_with_digit(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

}  // namespace

std::optional<TimeOfDay> parse_clock(std::string_view text) {
  if (text.size() == 4 && text[1] == ':') return parse_time_of_day('0' + std::string{text});
  return parse_time_of_day(text);
}

Said<std::vector<Weekday>> parse_weekdays(std::string_view text) {
  const std::string words = tidy(text);
  Days days{};
  for (const std::string_view word : split(words, ',')) {
    if (auto complaint = add_days(word, days)) return *std::move(complaint);
  }
  std::vector<Weekday> result;
  for (unsigned i = 0; i < days.size(); ++i) {
    if (days[i]) result.emplace_back(i + 1);
  }
  return result;
}

Said<WeeklyHours> parse_hours(std::string_view text) {
  if (text.size() > kLongestHoursText)
    return Complaint{"too long for hours", std::string{kExample}};
  const std::string words = tidy(text);
  const std::size_t space = words.find(' ');
  const std::string_view days_text = std::string_view{words}.substr(0, space);
  if (days_text.empty()) return Complaint{"no hours in an empty text", std::string{kExample}};
  if (begins_with_digit(days_text)) {
    return Complaint{"no weekday in " + text::quote(text),
                     "write \"daily " + words + "\" for every day"};
  }
  auto days = parse_weekdays(days_text);
  if (auto* complaint = std::get_if<Complaint>(&days)) return std::move(*complaint);
  const std::string_view times = space == std::string::npos
                                     ? std::string_view{"00:00-24:00"}
                                     : std::string_view{words}.substr(space + 1);
  return on_days(*std::get_if<0>(&days), times);
}

Said<WeeklyHours> parse_hours_on(Weekday weekday, std::string_view text) {
  if (text.size() > kLongestHoursText)
    return Complaint{"too long for hours", std::string{kExample}};
  const std::string words = tidy(text);
  if (words == "off") return WeeklyHours{};
  return on_days({weekday}, words);
}

}  // namespace respite::team_file
