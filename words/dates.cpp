#include "words/dates.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstdlib>

namespace respite {

std::string short_weekday(const Words& words, Weekday weekday) {
  const std::array<std::string, 7> names{words.in("weekday", "Sun"), words.in("weekday", "Mon"),
                                         words.in("weekday", "Tue"), words.in("weekday", "Wed"),
                                         words.in("weekday", "Thu"), words.in("weekday", "Fri"),
                                         words.in("weekday", "Sat")};
  return names[weekday.c_encoding()];
}

std::string short_month(const Words& words, std::chrono::month month) {
  const std::array<std::string, 12> names{
      words.in("month", "Jan"), words.in("month", "Feb"), words.in("month", "Mar"),
      words.in("month", "Apr"), words.in("month", "May"), words.in("month", "Jun"),
      words.in("month", "Jul"), words.in("month", "Aug"), words.in("month", "Sep"),
      words.in("month", "Oct"), words.in("month", "Nov"), words.in("month", "Dec")};
  return names[static_cast<unsigned>(month) - 1];
}

namespace {

std::string number_in_month(const Words& words, std::chrono::day number) {
  if (number == std::chrono::day{1}) return words.in("first day of a month", "1");
  return std::to_string(static_cast<unsigned>(number));
}

// Whether the zone's clock shows this time once more, or has shown it before.
bool comes_twice(Zone zone, Instant instant) {
  const Wall wall = zone.to_wall(instant);
  if (zone.keep_offset(wall) != instant) return true;
  // A clock goes back by less than a day. After it, the same wall time is later by that much.
  const Seconds back = zone.offset_at(instant) - zone.offset_at(instant + std::chrono::days{1});
  return back > Seconds{0} && zone.to_wall(instant + back) == wall;
}

// "UTC", "UTC+2", "UTC-3:30".
std::string offset_text(Seconds offset) {
  const std::int64_t minutes = std::llabs(offset.count()) / 60;
  if (minutes == 0) return "UTC";
  const char sign = offset < Seconds{0} ? '-' : '+';
  if (minutes % 60 == 0) return fmt::format("UTC{}{}", sign, minutes / 60);
  return fmt::format("UTC{}{}:{:02}", sign, minutes / 60, minutes % 60);
}

}  // namespace

std::string day_text(const Words& words, Day day, Day today) {
  const std::chrono::year_month_day date{day};
  const std::string weekday = short_weekday(words, weekday_of(day));
  const std::string number = number_in_month(words, date.day());
  const std::string month = short_month(words, date.month());
  if (date.year() == std::chrono::year_month_day{today}.year()) {
    return put(words("{weekday} {day} {month}"),
               {{"weekday", weekday}, {"day", number}, {"month", month}});
  }
  const std::string year = std::to_string(static_cast<int>(date.year()));
  return put(words("{weekday} {day} {month} {year}"),
             {{"weekday", weekday}, {"day", number}, {"month", month}, {"year", year}});
}

std::string time_text(Instant instant, Zone zone) {
  const TimeOfDay time = time_of_day(zone.to_wall(instant));
  std::string text = to_text(std::chrono::floor<std::chrono::minutes>(time));
  if (comes_twice(zone, instant)) text += " (" + offset_text(zone.offset_at(instant)) + ')';
  return text;
}

std::string moment_text(const Words& words, Instant instant, Zone zone, Instant now) {
  const Day date = day_of(zone.to_wall(instant));
  const Day today = day_of(zone.to_wall(now));
  const std::string time = time_text(instant, zone);
  if (date == today) return put(words("today {time}"), {{"time", time}});
  if (date == today + std::chrono::days{1}) return put(words("tomorrow {time}"), {{"time", time}});
  return put(words("{date}, {time}"), {{"date", day_text(words, date, today)}, {"time", time}});
}

std::string span_text(const Words& words, Interval interval, Zone zone, Instant now) {
  const std::string begin = moment_text(words, interval.begin, zone, now);
  if (day_of(zone.to_wall(interval.begin)) == day_of(zone.to_wall(interval.end))) {
    return put(words.in("times of one day", "{begin} to {end}"),
               {{"begin", begin}, {"end", time_text(interval.end, zone)}});
  }
  return put(words.in("several days", "{begin} to {end}"),
             {{"begin", begin}, {"end", moment_text(words, interval.end, zone, now)}});
}

std::string length_text(const Words& words, Seconds time) {
  const std::int64_t minutes = (std::llabs(time.count()) + 30) / 60;
  const std::string sign = time < Seconds{0} && minutes > 0 ? "-" : "";
  const std::string hours = std::to_string(minutes / 60);
  const std::string rest = std::to_string(minutes % 60);
  if (minutes % 60 == 0) return sign + put(words("{hours} h"), {{"hours", hours}});
  if (minutes < 60) return sign + put(words("{minutes} min"), {{"minutes", rest}});
  return sign + put(words("{hours} h {minutes} min"), {{"hours", hours}, {"minutes", rest}});
}

}  // namespace respite
