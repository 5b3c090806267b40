#include "app/moving/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "app/operation/failure.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

char separator_of(std::string_view text) {
  // Of the first line that is more than one field: a title may stand over the headings.
  while (text.find_first_of(",;\t") != text.npos) {
    const std::string_view line = text.substr(0, text.find('\n'));
    char most = ',';
    for (const char each : {';', '\t'})
      if (std::ranges::count(line, each) > std::ranges::count(line, most)) most = each;
    if (std::ranges::count(line, most) > 0) return most;
    text.remove_prefix(line.size() + 1);
  }
  return ',';
}

std::string heading_key(std::string_view text) {
  std::string key = text::folded(text);
  std::ranges::replace_if(
      key, [](char c) { return c == '-' || c == '_'; }, ' ');
  const std::size_t first = key.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return key.substr(first, key.find_last_not_of(' ') + 1 - first);
}

// "employee email" and "absence start date" without the words that only say what the list is of.
// Numbers keep theirs: an employee's is not a request's.
std::string plain_key(const std::string& key) {
  static constexpr std::array<std::string_view, 8> kOfTheList = {
      "employee", "staff", "member", "absence", "leave", "approval", "off", "of"};
  static constexpr std::array<std::string_view, 2> kNumbers = {"id", "number"};
  std::istringstream words(key);
  std::string plain;
  for (std::string word; words >> word;)
    if (std::ranges::find(kOfTheList, word) == kOfTheList.end())
      plain += (plain.empty() ? "" : " ") + word;
  return std::ranges::find(kNumbers, plain) != kNumbers.end() ? key : plain;
}

std::size_t filled(const SheetTable::Row& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row, [](const text::CsvField& field) { return !field.text.empty(); }));
}

// The record that has the headings: the first, or the first of several columns below a title.
std::size_t headings_at(const std::vector<SheetTable::Row>& records) {
  constexpr std::size_t kLongestTitle = 10;
  for (std::size_t i = 0; i < std::min(records.size(), kLongestTitle); ++i) {
    if (filled(records[i]) > 2) return i;
    if (filled(records[i]) > 1) break;
  }
  return 0;
}

// "14 Dec 2026", "14-December-2026", "Dec 14, 2026".
std::optional<Day> parse_named_day(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  std::string apart = text::folded(text);
  std::ranges::replace_if(
      apart, [](char c) { return c == '-' || c == ',' || c == '.'; }, ' ');
  std::istringstream words(apart);
  std::array<std::string, 3> parts;
  std::string more;
  if (!(words >> parts[0] >> parts[1] >> parts[2]) || words >> more) return std::nullopt;
  if (parts[0].size() >= 3) std::swap(parts[0], parts[1]);
  const auto month = std::ranges::find_if(kMonths, [&](std::string_view name) {
    return parts[1].size() >= 3 && name.starts_with(parts[1]);
  });
  const bool digits = parts[0].size() <= 2 && parts[2].size() == 4 &&
                      (parts[0] + parts[2]).find_first_not_of("0123456789") == std::string::npos;
  if (month == kMonths.end() || !digits) return std::nullopt;
  return parse_day(fmt::format("{}-{:02}-{:0>2}", parts[2], month - kMonths.begin() + 1, parts[0]));
}

// Three numbers with the same mark between.
struct DateNumbers {
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> digits{};
  char mark = 0;
};

std::optional<DateNumbers> numbers_in(std::string_view text) {
  DateNumbers found;
  for (std::size_t i = 0; i < 3; ++i) {
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, found.numbers[i]);
    if (error != std::errc{} || found.numbers[i] < 0) return std::nullopt;
    found.digits[i] = static_cast<std::size_t>(rest - text.data());
    text.remove_prefix(found.digits[i]);
    if (i == 2) return text.empty() ? std::optional(found) : std::nullopt;
    if (text.empty() || (text.front() != '/' && text.front() != '-' && text.front() != '.') ||
        (i == 1 && text.front() != found.mark))
      return std::nullopt;
    found.mark = text.front();
    text.remove_prefix(1);
  }
  return std::nullopt;
}

std::optional<Day> day_from(int year, int month, int day) {
  return parse_day(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

bool needs_order(const DateNumbers& date) {
  return date.digits[2] == 4 && date.mark != '.' && date.numbers[0] <= 12 &&
         date.numbers[1] <= 12 && date.numbers[0] != date.numbers[1];
}

std::optional<Day> parse_sheet_day(std::string_view text, std::optional<DateOrder> order) {
  const auto date = numbers_in(text);
  if (!date) return std::nullopt;
  const auto& [a, b, c] = date->numbers;
  if (date->digits[0] == 4) return day_from(a, b, c);
  if (date->digits[2] != 4) return std::nullopt;
  if (date->mark == '.') return day_from(c, b, a);
  if (needs_order(*date) && !order) return std::nullopt;
  const bool month_first = needs_order(*date) ? order == DateOrder::kMonthFirst : b > 12;
  return month_first ? day_from(c, a, b) : day_from(c, b, a);
}

// The date, and the time behind it where there is one.
std::pair<std::string_view, std::string_view> split_time(std::string_view text) {
  const std::size_t at = text.find_first_of(" T");
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

}  // namespace

SheetTable::SheetTable(std::string_view text, const std::string& file) {
  text::Csv csv = text::read_csv(text, separator_of(text));
  if (csv.fault)
    throw Failure(ExitCode::kInput, "{}:{}:{}: {}", file, csv.fault->line, csv.fault->column,
                  csv.fault->message);
  if (csv.records.empty()) throw Failure(ExitCode::kInput, "{}: an empty file", file);
  const auto first = csv.records.begin() + static_cast<std::ptrdiff_t>(headings_at(csv.records));
  for (const text::CsvField& field : *first) headings_.push_back(field.text);
  rows_.assign(std::make_move_iterator(first + 1), std::make_move_iterator(csv.records.end()));
}

std::optional<std::size_t> SheetTable::column(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names)
    for (std::size_t i = 0; i < headings_.size(); ++i)
      if (heading_key(headings_[i]) == name) return i;
  for (const std::string_view name : names)
    for (std::size_t i = 0; i < headings_.size(); ++i)
      if (plain_key(heading_key(headings_[i])) == name) return i;
  return std::nullopt;
}

std::string field_of(const SheetTable::Row& row, std::optional<std::size_t> column) {
  if (!column || *column >= row.size()) return {};
  const std::string& text = row[*column].text;
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

std::optional<SheetDate> parse_sheet_date(std::string_view text, std::optional<DateOrder> order) {
  if (const auto day = parse_named_day(text)) return *day;
  const auto [date, time] = split_time(text);
  const auto day = parse_sheet_day(date, order);
  if (!day) return std::nullopt;
  if (time.empty()) return *day;
  const auto wall = parse_wall(fmt::format("{}T{}", to_text(*day), time));
  return wall ? std::optional<SheetDate>(*wall) : std::nullopt;
}

std::optional<DateOrder> order_of_dates(const std::vector<std::string>& dates) {
  bool day_first = false;
  bool month_first = false;
  for (const std::string& text : dates) {
    const auto date = numbers_in(split_time(text).first);
    if (!date || date->digits[2] != 4 || date->mark == '.') continue;
    day_first = day_first || date->numbers[0] > 12;
    month_first = month_first || date->numbers[1] > 12;
  }
  if (day_first == month_first) return std::nullopt;
  return day_first ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
}

bool lacks_order(std::string_view text) {
  const auto date = numbers_in(split_time(text).first);
  return date && needs_order(*date);
}

}  // namespace respite::moving
