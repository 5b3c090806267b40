#include "ical/rule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

namespace respite::ical {
namespace {

// In capitals and without the blanks some producers put into lists.
std::string normalised(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}

std::optional<int> parse_number(std::string_view text, int least, int most) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (number < least || number > most) return std::nullopt;
  return number;
}

std::optional<Weekday> parse_weekday_code(std::string_view text) {
  constexpr std::array<std::string_view, 7> kCodes = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  const auto found = std::ranges::find(kCodes, text);
  if (found == kCodes.end()) return std::nullopt;
  return Weekday{static_cast<unsigned>(found - kCodes.begin())};
}

// The parts between the separators, empty ones included.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

// Lists may have empty places: a trailing comma is common.
//
// A list of different numbers, each from `least` to `most` or, where `from_end`, from -most to
// -least; empty where anything is wrong.
std::vector<int> parse_numbers(std::string_view text, int least, int most, bool from_end) {
  std::set<int> numbers;
  for (const std::string_view part : split(text, ',')) {
    if (part.empty()) continue;
    const auto number = parse_number(part, from_end ? -most : least, most);
    if (!number || (*number<least&& * number> - least)) return {};
    if (!numbers.insert(*number).second) return {};
  }
  return {numbers.begin(), numbers.end()};
}

std::vector<NthWeekday> parse_weekdays(std::string_view text) {
  constexpr int kMostInYear = 53;
  std::vector<NthWeekday> weekdays;
  for (const std::string_view part : split(text, ',')) {
    if (part.empty()) continue;
    if (part.size() < 2) return {};
    const std::string_view nth = part.substr(0, part.size() - 2);
    const auto weekday = parse_weekday_code(part.substr(part.size() - 2));
    const auto number = nth.empty() ? 0 : parse_number(nth, -kMostInYear, kMostInYear);
    if (!weekday || !number || (!nth.empty() && *number == 0)) return {};
    const NthWeekday parsed{*number, *weekday};
    if (std::ranges::find(weekdays, parsed) != weekdays.end()) return {};
    weekdays.push_back(parsed);
  }
  return weekdays;
}

std::optional<Frequency> parse_frequency(std::string_view text) {
  if (text == "DAILY") return Frequency::kDaily;
  if (text == "WEEKLY") return Frequency::kWeekly;
  if (text == "MONTHLY") return Frequency::kMonthly;
  if (text == "YEARLY") return Frequency::kYearly;
  return std::nullopt;
}

template <class Value>
bool keep(Value& place, Value value) {
  place = std::move(value);
  return !place.empty();
}
template <class Value>
bool keep(std::optional<Value>& place, std::optional<Value> value) {
  place = std::move(value);
  return place.has_value();
}
template <class Value>
bool keep(Value& place, std::optional<Value> value) {
  if (value) place = *value;
  return value.has_value();
}

// Reads one NAME=VALUE into the rule; false where the value is wrong or the name unknown.
bool read_part(Rule& rule, std::string_view name, std::string_view value) {
  constexpr int kMost = 1'000'000;
  constexpr int kMostInterval = 10'000;
  if (name == "FREQ") return keep(rule.frequency, parse_frequency(value));
  if (name == "INTERVAL") return keep(rule.interval, parse_number(value, 1, kMostInterval));
  if (name == "COUNT") return keep(rule.count, parse_number(value, 1, kMost));
  if (name == "UNTIL") return keep(rule.until, parse_stamp(value));
  if (name == "BYMONTH") return keep(rule.months, parse_numbers(value, 1, 12, false));
  if (name == "BYMONTHDAY") return keep(rule.month_days, parse_numbers(value, 1, 31, true));
  if (name == "BYYEARDAY") return keep(rule.year_days, parse_numbers(value, 1, 366, true));
  if (name == "BYDAY") return keep(rule.weekdays, parse_weekdays(value));
  if (name == "BYSETPOS") return keep(rule.positions, parse_numbers(value, 1, 366, true));
  if (name == "WKST") return keep(rule.week_start, parse_weekday_code(value));
  if (name == "BYHOUR") return keep(rule.hour, parse_number(value, 0, 23));
  if (name == "BYMINUTE") return keep(rule.minute, parse_number(value, 0, 59));
  if (name == "BYSECOND") return keep(rule.second, parse_number(value, 0, 59));
  return false;
}

// Why a well-formed rule is none of the families that are read; empty where it is one.
std::string_view why_not_read(const Rule& rule) {
  const bool daily_or_weekly = rule.frequency <= Frequency::kWeekly;
  const bool ordinal = std::ranges::any_of(rule.weekdays, [](auto day) { return day.nth != 0; });
  const bool ordinal_beyond_month =
      std::ranges::any_of(rule.weekdays, [](auto day) { return day.nth > 5 || day.nth < -5; });
  if (rule.count && rule.until) return "it has both COUNT and UNTIL";
  if (ordinal && daily_or_weekly) return "it has BYDAY with a number, but is daily or weekly";
  if (ordinal_beyond_month && (rule.frequency == Frequency::kMonthly || !rule.months.empty())) {
    return "it has BYDAY with a number no month has";
  }
  if (ordinal && !(rule.month_days.empty() && rule.year_days.empty())) {
    return "it has BYDAY with a number beside days of the month or year";
  }
  if (!rule.month_days.empty() && rule.frequency == Frequency::kWeekly) {
    return "it has BYMONTHDAY, but is weekly";
  }
  const bool yearly = rule.frequency == Frequency::kYearly;
  if (yearly && !rule.month_days.empty() && rule.months.empty()) {
    return "implementations read a yearly BYMONTHDAY without BYMONTH differently";
  }
  if (!rule.year_days.empty() && !yearly) {
    return "it has BYYEARDAY, but is not yearly";
  }
  if (!rule.positions.empty() && daily_or_weekly) return "it has BYSETPOS, but is daily or weekly";
  const bool by_day = !rule.weekdays.empty() || !rule.month_days.empty() || !rule.year_days.empty();
  if (!rule.positions.empty() && !by_day) return "it has BYSETPOS without days to choose from";
  return {};
}

}  // namespace

ParsedRule parse_rule(std::string_view text) {
  const std::string normal = normalised(text);
  std::string_view value = normal;
  if (value.ends_with(';')) value.remove_suffix(1);
  Rule rule;
  std::set<std::string, std::less<>> seen;
  for (const std::string_view part : split(value, ';')) {
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view name = part.substr(0, equals);
    const std::string_view what = part.substr(std::min(equals + 1, part.size()));
    if (name == "FREQ" && (what == "HOURLY" || what == "MINUTELY" || what == "SECONDLY")) {
      return {{}, "it repeats within the day"};
    }
    const bool of_day = name == "BYHOUR" || name == "BYMINUTE" || name == "BYSECOND";
    if (of_day && what.find(',') != what.npos) return {{}, std::string(kOwnTimes)};
    if (name == "BYWEEKNO") return {{}, "implementations read BYWEEKNO differently"};
    if (name == "RSCALE" || name == "SKIP") return {{}, "it is of another kind of calendar"};
    if (!seen.emplace(name).second || !read_part(rule, name, what)) {
      return {{}, "it is malformed"};
    }
  }
  if (!seen.contains("FREQ")) return {{}, "it has no FREQ"};
  if (const std::string_view refusal = why_not_read(rule); !refusal.empty()) {
    return {{}, std::string(refusal)};
  }
  return {rule, {}};
}

bool agrees_with(const Rule& rule, Wall start) {
  const std::chrono::hh_mm_ss time{time_of_day(start)};
  return (!rule.hour || *rule.hour == time.hours().count()) &&
         (!rule.minute || *rule.minute == time.minutes().count()) &&
         (!rule.second || *rule.second == time.seconds().count());
}

}  // namespace respite::ical
