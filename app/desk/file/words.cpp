#include "app/desk/file/words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/desk/file/scan_words.h"

namespace respite::team_file {
namespace {

constexpr Seconds kLongestDuration = std::chrono::hours{24 * 3660};

struct Unit {
  std::string_view name;
  Seconds length;
};

constexpr Seconds kMinute = std::chrono::minutes{1};
constexpr Seconds kHour = std::chrono::hours{1};
constexpr Seconds kDay = std::chrono::hours{24};
constexpr Seconds kWeek = std::chrono::hours{24 * 7};
constexpr std::array<Unit, 18> kUnits{{{"m", kMinute},
                                       {"min", kMinute},
                                       {"mins", kMinute},
                                       {"minute", kMinute},
                                       {"minutes", kMinute},
                                       {"h", kHour},
                                       {"hr", kHour},
                                       {"hrs", kHour},
                                       {"hour", kHour},
                                       {"hours", kHour},
                                       {"d", kDay},
                                       {"day", kDay},
                                       {"days", kDay},
                                       {"w", kWeek},
                                       {"wk", kWeek},
                                       {"week", kWeek},
                                       {"weeks", kWeek},
                                       {"fortnight", kWeek * 2}}};

std::optional<Seconds> unit(std::string_view name) {
  const auto* found =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& u) { return u.name == name; });
  if (found == kUnits.end()) return std::nullopt;
  return found->length;
}

struct Amount {
  int count = 0;
  Seconds unit{};
};

// Takes "11h" or "2 weeks" off the front of the text.
std::optional<Amount> take_amount(std::string_view& text) {
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos) return std::nullopt;
  const auto count = parse_count(text.substr(0, digits));
  text = trim(text.substr(digits));
  const std::size_t letters = text.find_first_of(" 0123456789");
  const auto length = unit(text.substr(0, letters));
  text = letters == std::string_view::npos ? std::string_view{} : trim(text.substr(letters));
  if (!count || !length) return std::nullopt;
  return Amount{*count, *length};
}

}  // namespace

std::optional<int> parse_count(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  int count = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool whole = problem == std::errc{} && end == text.data() + text.size();
  return whole && count >= 0 && text.front() != '-' ? std::optional{count} : std::nullopt;
}

namespace {

// "38.5h" as "38h 30m": hours alone, to a tenth or a hundredth.
std::optional<Seconds> parse_decimal_hours(std::string_view words) {
  const std::size_t point = words.find('.');
  if (point == std::string_view::npos || point == 0) return std::nullopt;
  std::size_t end = point + 1;
  while (end < words.size() && words[end] >= '0' && words[end] <= '9') ++end;
  const std::size_t places = end - point - 1;
  const auto whole = parse_count(words.substr(0, point));
  const auto part = parse_count(words.substr(point + 1, places));
  if (!whole || !part || places > 2 || unit(trim(words.substr(end))) != kHour) return std::nullopt;
  if (*whole > kLongestDuration / kHour) return std::nullopt;
  return *whole * kHour + *part * kHour / (places == 1 ? 10 : 100);
}

}  // namespace

std::optional<Seconds> parse_duration(std::string_view text) {
  const std::string words = tidy(text);
  if (const auto hours = parse_decimal_hours(words)) return hours;
  std::string_view rest = words;
  Seconds total{};
  if (rest.empty()) return std::nullopt;
  while (!rest.empty()) {
    const auto amount = take_amount(rest);
    if (!amount || amount->count > kLongestDuration / kMinute) return std::nullopt;
    total += amount->count * amount->unit;
    if (total > kLongestDuration) return std::nullopt;
  }
  return total;
}

std::optional<decltype(Handover::every)> parse_every(std::string_view text) {
  const std::string words = tidy(text);
  if (words == "daily" || words == "day") return EveryDays{1};
  if (words == "weekly" || words == "week") return EveryDays{7};
  if (words == "hour") return EveryHours{1};
  const auto weekdays = parse_weekdays(words);
  if (const auto* days = std::get_if<0>(&weekdays)) {
    return EveryWeekdays{*days};
  }
  std::string_view rest = words;
  const auto amount = take_amount(rest);
  if (!amount || !rest.empty() || amount->count == 0 || amount->count > 10'000) {
    return std::nullopt;
  }
  if (amount->unit == kHour) return EveryHours{amount->count};
  if (amount->unit < kHour) return std::nullopt;
  const int days = amount->count * static_cast<int>(amount->unit / kDay);
  return days <= 366 ? std::optional<decltype(Handover::every)>{EveryDays{days}} : std::nullopt;
}

std::optional<std::pair<std::string, int>> split_weeks(std::string_view text) {
  const std::string words = tidy(text);
  for (const std::string_view end : {" a week", " per week", " in a week", " each week"}) {
    if (words.ends_with(end)) return std::pair{words.substr(0, words.size() - end.size()), 1};
  }
  const std::size_t in = words.rfind(" in ");
  if (in == std::string::npos) return std::pair{words, 0};
  std::string_view weeks = std::string_view{words}.substr(in + 4);
  const auto amount = take_amount(weeks);
  const bool fits =
      amount && weeks.empty() && amount->unit == kWeek && amount->count > 0 && amount->count <= 104;
  if (!fits) return std::nullopt;
  return std::pair{words.substr(0, in), amount->count};
}

std::optional<std::pair<std::string, std::string>> split_then(std::string_view text) {
  const std::string words = tidy(text);
  constexpr std::string_view kThen = " then ";
  const std::size_t at = words.find(kThen);
  if (at == std::string::npos) return std::nullopt;
  return std::pair{words.substr(0, at), words.substr(at + kThen.size())};
}

std::optional<std::pair<Day, Day>> parse_dates(std::string_view text) {
  constexpr std::string_view kTo = " to ";
  const std::string_view words = trim(text);
  const std::size_t at = words.find(kTo);
  const auto first = parse_day(trim(words.substr(0, at)));
  const auto last = at == std::string_view::npos ? first : parse_day(trim(words.substr(at + 4)));
  if (!first || !last || *last < *first) return std::nullopt;
  return std::pair{*first, *last};
}

std::optional<double> parse_portion(std::string_view text) {
  std::string_view words = trim(text);
  const bool percent = words.ends_with('%');
  if (percent) words = trim(words.substr(0, words.size() - 1));
  if (words.empty() || words.size() > 12) return std::nullopt;
  double value = 0;
  const auto [end, problem] =
      std::from_chars(words.data(), words.data() + words.size(), value, std::chars_format::fixed);
  if (problem != std::errc{} || end != words.data() + words.size()) return std::nullopt;
  if (percent) value /= 100;
  return value >= 0 && value <= 1 ? std::optional{value} : std::nullopt;
}

}  // namespace respite::team_file
