#include "app/desk/file/read_sections.h"
#include "app/desk/file/scan_words.h"
#include "app/desk/file/values.h"
#include "app/desk/file/words.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

using What = decltype(Wish::what);

constexpr std::string_view kWith = "with ";

// What a wish in plain words may begin with, for near misses.
std::vector<std::string_view> known_words(const Names& duties) {
  std::vector<std::string_view> words = duties.known();
  for (const std::string_view word :
       {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekdays", "weekends"}) {
    words.push_back(word);
  }
  return words;
}

// "night", "fri", "sat,sun", "2026-12-24", "2026-12-24 to 2027-01-01", "with ben".
std::vector<What> read_words(const Text& text, Spot spot, const Lookup& lookup, Report& report) {
  const std::string_view words = trim(text);
  if (lookup.duties.find(words)) return {WishShift{std::string{words}}};
  if (words.starts_with(kWith)) {
    const Known known{lookup.people, "in a wish"};
    const auto person = known.look_up(trim(words.substr(kWith.size())), spot, report);
    return person ? std::vector<What>{WishCompany{index_of<PersonIndex>(*person)}}
                  : std::vector<What>{};
  }
  if (const auto dates = parse_dates(words)) return {WishDate{dates->first, dates->second}};
  const auto weekdays = parse_weekdays(words);
  std::vector<What> result;
  if (const auto* days = std::get_if<0>(&weekdays)) {
    for (const Weekday day : *days) result.emplace_back(WishWeekday{day});
    return result;
  }
  const std::string near = report.near(words, known_words(lookup.duties));
  report.error(
      spot, "no shift, seat, weekday or date: " + text::quote(text),
      near.empty() ? "write for example \"night\", \"fri\", 2026-12-24 or \"with ben\"" : near);
  return result;
}

// { shift = "night", weight = 3 }: exactly one thing, and how much.
std::vector<What> read_fields(const Fields& fields, const Lookup& lookup, Report& report) {
  std::vector<What> result;
  const KnownId duty{lookup.duties, "in a wish"};
  const Known person{lookup.people, "in a wish"};
  if (auto shift = fields.read("shift", duty)) result.emplace_back(WishShift{*std::move(shift)});
  if (const auto day = fields.read("weekday", as_weekday)) result.emplace_back(WishWeekday{*day});
  if (const auto day = fields.read("date", as_day)) result.emplace_back(WishDate{*day, *day});
  const auto first = fields.read("from", as_day);
  const auto last = fields.read("to", as_day);
  if (first && last && *first <= *last) result.emplace_back(WishDate{*first, *last});
  if (first && last && *last < *first) {
    report.error(fields.spot_of("to"), "\"to\" is before \"from\"");
  }
  if (const auto other = fields.read("with", person)) {
    result.emplace_back(WishCompany{index_of<PersonIndex>(*other)});
  }
  return result;
}

int count_given(const Fields& fields) {
  int count = 0;
  for (const std::string_view key : {"shift", "weekday", "date", "from", "with"}) {
    count += fields.find(key) ? 1 : 0;
  }
  return count;
}

std::vector<What> read_table(const Fields& fields, const Lookup& lookup, Report& report) {
  std::vector<What> what = read_fields(fields, lookup, report);
  if (!fields.is_table()) return what;
  if (count_given(fields) != 1) {
    report.error(fields.spot(), "a wish is about one thing",
                 "give one of shift, weekday, date, from and to, with");
  } else if ((fields.find("from") != nullptr) != (fields.find("to") != nullptr)) {
    report.error(fields.spot(), "a wish with \"from\" wants \"to\", too");
  }
  return what;
}

std::vector<Wish> read_wish(const Node& node, bool likes, const Lookup& lookup, Report& report) {
  std::vector<What> what;
  int weight = 1;
  if (const Text* text = node.get<Text>()) {
    what = read_words(*text, node.spot, lookup, report);
  } else if (node.get<Day>()) {
    if (const auto day = as_day(node, report)) what = {WishDate{*day, *day}};
  } else if (node.get<Table>()) {
    const Fields fields{node, "wish", report};
    what = read_table(fields, lookup, report);
    weight = fields.read("weight", Whole{1, 10}).value_or(1);
  } else {
    report_kind(node, report, "a wish, such as \"night\", \"fri\" or 2026-12-24");
  }
  std::vector<Wish> wishes;
  wishes.reserve(what.size());
  for (const What& one : what) wishes.push_back({one, likes, weight});
  return wishes;
}

}  // namespace

std::vector<Wish> read_wishes(const Node& node, bool likes, const Lookup& lookup, Report& report) {
  const auto reader = [&](const Node& item, Report& to) {
    return std::optional{read_wish(item, likes, lookup, to)};
  };
  std::vector<Wish> wishes;
  for (const std::vector<Wish>& some : as_list(node, report, reader)) {
    wishes.insert(wishes.end(), some.begin(), some.end());
  }
  return wishes;
}

}  // namespace respite::team_file
