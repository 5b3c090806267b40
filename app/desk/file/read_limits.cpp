
#include "app/desk/file/read_sections.h"
#include "app/desk/file/values.h"
#include "app/desk/file/words.h"
#include "scheduler/team/short_limits.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr int kMostTurns = 10'000;
constexpr double kMostLoad = 1'000'000;

// A bare value is hard; { is = value, weight = 50 } is weighted.
template <class Reader>
auto as_limit(Reader reader) {
  return [reader](const Node& node, Report& report) {
    using Value = typename decltype(reader(node, report))::value_type;
    std::optional<Limit<Value>> limit;
    if (!node.get<Table>()) {
      if (auto value = reader(node, report)) limit = Limit<Value>{*std::move(value), {}};
      return limit;
    }
    const Fields fields{node, "weighted", report};
    const auto weight = fields.read("weight", Whole{1, 10'000});
    if (auto value = fields.require("is", reader)) limit = Limit<Value>{*std::move(value), weight};
    return limit;
  };
}

// "2 in 4 weeks" as its parts; `weeks` where it names none.
std::optional<std::pair<std::string, int>> as_in_weeks(const Node& node, Report& report, int weeks,
                                                       std::string_view example) {
  const Text* text = node.get<Text>();
  if (!text) return report_kind(node, report, "a limit such as \"" + std::string{example} + '"');
  auto parts = split_weeks(*text);
  if (parts && parts->second == 0) parts->second = weeks;
  const bool fits = parts && parts->second >= 0;
  if (fits) return parts;
  return report.error(node.spot, "bad limit " + text::quote(*text),
                      "write for example \"" + std::string{example} + '"');
}

std::optional<MaxWeekends> as_weekends(const Node& node, Report& report) {
  constexpr std::string_view kExample = "2 in 4 weeks";
  const auto parts = as_in_weeks(node, report, -1, kExample);
  if (!parts) return std::nullopt;
  const auto count = parse_count(parts->first);
  if (count && *count <= parts->second) return MaxWeekends{*count, parts->second};
  return report.error(node.spot, "bad limit of weekends", "write for example \"2 in 4 weeks\"");
}

std::optional<MaxHours> as_max_hours(const Node& node, Report& report) {
  constexpr std::string_view kExample = "48h a week";
  const auto parts = as_in_weeks(node, report, 1, kExample);
  if (!parts) return std::nullopt;
  if (const auto hours = parse_duration(parts->first)) return MaxHours{*hours, parts->second};
  return report.error(node.spot, "bad limit of hours",
                      "write for example \"48h a week\" or \"192h in 4 weeks\"");
}

// "140h", "35h a week", "150h in 4 weeks".
std::optional<MinHours> as_min_hours(const Node& node, Report& report) {
  constexpr std::string_view kExample = "35h a week";
  const auto parts = as_in_weeks(node, report, kUsualWeeks, kExample);
  if (!parts) return std::nullopt;
  if (const auto hours = parse_duration(parts->first)) return MinHours{*hours, parts->second};
  return report.error(node.spot, "bad limit of hours",
                      "write for example \"35h a week\" or \"500h in 13 weeks\"");
}

// 4, or "4 in 2 weeks".
std::optional<MaxOfShift> as_max_of_shift(const Node& node, Report& report) {
  constexpr std::string_view kExample = "4 in 2 weeks";
  if (node.get<std::int64_t>()) {
    const auto count = Whole{0, kMostTurns}(node, report);
    return count ? std::optional{MaxOfShift{{}, *count, 0}} : std::nullopt;
  }
  const auto parts = as_in_weeks(node, report, 0, kExample);
  if (!parts) return std::nullopt;
  if (const auto count = parse_count(parts->first)) return MaxOfShift{{}, *count, parts->second};
  return report.error(node.spot, "bad limit of shifts", "write for example \"4 in 2 weeks\"");
}

// { night = "4 in 2 weeks", late = { is = 6, weight = 20 } }
void read_max_of_shift(Limits& limits, const Node& node, const Names& shifts, Report& report) {
  const Table* table = node.get<Table>();
  if (!table) report_kind(node, report, "a table such as { night = \"4 in 2 weeks\" }");
  if (!table) return;
  for (const Entry& entry : *table) {
    const Known known{shifts, {}};
    auto limit = as_limit(as_max_of_shift)(entry.value, report);
    if (!known.look_up(entry.key, entry.spot, report) || !limit) continue;
    limit->value.shift = entry.key;
    limits.add(named::max_of_shift(*limit));
  }
}

auto as_succession(const Names& shifts) {
  return [&shifts](const Node& node, Report& report) -> std::optional<ForbiddenSuccession> {
    const Text* text = node.get<Text>();
    const auto pair = text ? split_then(*text) : std::nullopt;
    if (!pair)
      return report.error(node.spot, "bad succession", "write for example \"night then early\"");
    const Known known{shifts, {}};
    const bool first = known.look_up(pair->first, node.spot, report).has_value();
    const bool then = known.look_up(pair->second, node.spot, report).has_value();
    if (!first || !then) return std::nullopt;
    return ForbiddenSuccession{pair->first, pair->second};
  };
}

// Reads short names into the limits that they are short for.
class ShortNames {
 public:
  ShortNames(Limits& limits, const Fields& fields, Report& report)
      : limits_(limits), fields_(fields), report_(report) {}

  template <class Reader, class Named>
  auto read(std::string_view key, Reader reader, Named named) {
    auto said = fields_.read(key, as_limit(reader));
    if (said) limits_.add(named(*said));
    return said;
  }
  // Two of one measure, the second of which must not be below the first.
  template <class Reader, class Least, class Most>
  void read_both(std::string_view least_key, Least least, std::string_view most_key, Most most,
                 Reader reader) {
    const auto at_least = read(least_key, reader, least);
    const auto at_most = read(most_key, reader, most);
    if (!at_least || !at_most || at_least->value <= at_most->value) return;
    report_.error(fields_.spot_of(least_key),
                  text::quote(least_key) + " is above " + text::quote(most_key));
  }

 private:
  Limits& limits_;
  const Fields& fields_;
  Report& report_;
};

}  // namespace

Limits read_limits(const Node& node, LimitsOf of, const LimitNames& names, Report& report) {
  const Fields fields{node, "limits", report};
  const Whole days{1, 366};
  const Whole turns{0, kMostTurns};
  const Number load{0, kMostLoad};
  Limits limits;
  limits.rest = fields.read("rest", as_limit(as_duration));
  limits.gap = fields.read("gap", as_limit(as_duration));
  ShortNames names_of(limits, fields, report);
  names_of.read("max_consecutive_turns", days, named::max_consecutive_turns);
  names_of.read_both("min_days", named::min_days, "max_days", named::max_days, days);
  names_of.read("min_days_off", days, named::min_days_off);
  names_of.read("max_weekends", as_weekends, named::max_weekends);
  names_of.read("max_hours", as_max_hours, named::max_hours);
  names_of.read("min_hours", as_min_hours, named::min_hours);
  names_of.read_both("min_load", named::min_load, "max_load", named::max_load, load);
  names_of.read_both("min_turns", named::min_turns, "max_turns", named::max_turns, turns);
  names_of.read("max_oncall_share", as_portion, named::max_oncall_share);
  if (const Node* of_shift = fields.find("max_of_shift"))
    read_max_of_shift(limits, *of_shift, names.duties, report);
  limits.forbidden = fields.read("forbidden", list_of(as_limit(as_succession(names.duties))));
  read_families(limits, fields, of, names.duties, names.people, report);
  return limits;
}

}  // namespace respite::team_file
