#include "app/desk/file/document.h"

#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include "app/desk/file/beyond_ascii.h"
#include "app/desk/file/guard.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

Spot begin_of(const toml::source_region& region) {
  return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

Spot end_of(const toml::source_region& region) {
  return {static_cast<int>(region.end.line), static_cast<int>(region.end.column)};
}

Day to_day(const toml::date& date) { return make_day(date.year, date.month, date.day); }

TimeOfDay to_time(const toml::time& time) {
  return std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} +
         std::chrono::seconds{time.second};
}

Node convert(const toml::node& node);

Table convert(const toml::table& table) {
  Table entries;
  for (const auto& [key, value] : table) {
    entries.push_back({bring_back(key.str()), begin_of(key.source()), convert(value)});
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::pair{a.spot.line, a.spot.column} < std::pair{b.spot.line, b.spot.column};
  });
  return entries;
}

List convert(const toml::array& array) {
  List items;
  for (const toml::node& item : array) items.push_back(convert(item));
  return items;
}

Node convert(const toml::node& node) {
  Node result;
  result.spot = begin_of(node.source());
  result.end = end_of(node.source());
  if (const auto* text = node.as_string()) result.value = bring_back(text->get());
  if (const auto* whole = node.as_integer()) result.value = whole->get();
  if (const auto* real = node.as_floating_point()) result.value = real->get();
  if (const auto* truth = node.as_boolean()) result.value = truth->get();
  if (const auto* date = node.as_date()) result.value = to_day(date->get());
  if (const auto* time = node.as_time()) result.value = to_time(time->get());
  if (const auto* moment = node.as_date_time()) {
    const toml::date_time& at = moment->get();
    if (at.offset) {
      result.value = Moment{};
    } else {
      result.value = Wall{to_day(at.date)} + to_time(at.time);
    }
  }
  if (const auto* array = node.as_array()) result.value = convert(*array);
  if (const auto* table = node.as_table()) result.value = convert(*table);
  return result;
}

// toml++ says "Error while parsing key-value pair: expected ..."; the lead sees where it was.
std::string readable(std::string_view description) {
  constexpr std::string_view kPrefix = "Error while parsing ";
  if (description.starts_with(kPrefix)) description.remove_prefix(kPrefix.size());
  return "not TOML: " + text::printable(bring_back(description));
}

}  // namespace

std::string_view kind_of(const Node& node) {
  struct Name {
    std::string_view operator()(const Text&) const { return "a text"; }
    std::string_view operator()(std::int64_t) const { return "a whole number"; }
    std::string_view operator()(double) const { return "a number"; }
    std::string_view operator()(bool) const { return "true or false"; }
    std::string_view operator()(Day) const { return "a date"; }
    std::string_view operator()(TimeOfDay) const { return "a time of day"; }
    std::string_view operator()(Wall) const { return "a date and time"; }
    std::string_view operator()(Moment) const { return "a date and time with an offset"; }
    std::string_view operator()(const List&) const { return "a list"; }
    std::string_view operator()(const Table&) const { return "a table"; }
  };
  return std::visit(Name{}, node.value);
}

const Entry* find_entry(const Table& table, std::string_view key) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [key](const Entry& entry) { return entry.key == key; });
  return found == table.end() ? nullptr : &*found;
}

std::variant<Node, Fault> parse_document(std::string_view text) {
  if (auto danger = find_danger(text)) return *std::move(danger);
  try {
    const toml::table root = toml::parse(std::string_view{put_away(without_mark(text))});
    return convert(static_cast<const toml::node&>(root));
  } catch (const toml::parse_error& error) {
    return Fault{begin_of(error.source()), readable(error.description())};
  }
}

}  // namespace respite::team_file
