
#include "app/desk/file/read_sections.h"
#include "app/desk/file/values.h"
#include "app/desk/file/words.h"
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
  if (!text) {
    report_kind(node, report, "a limit such as \"" + std::string{example} + '"');
    return std::nullopt;
  }
  auto parts = split_weeks(*text);
  if (parts && parts->second == 0) parts->second = weeks;
  const bool fits = parts && parts->second >= 0;
  if (fits) return parts;
  report.error(node.spot, "bad limit " + text::quote(*text),
               "write for example \"" + std::string{example} + '"');
  return std::nullopt;
}

std::optional<MaxWeekends> as_weekends(const Node& node, Report& report) {
  constexpr std::string_view kExample = "2 in 4 weeks";
  const auto parts = as_in_weeks(node, report, -1, kExample);
  if (!parts) return std::nullopt;
  const auto count = parse_count(parts->first);
  if (count && *count <= parts->second) return MaxWeekends{*count, parts->second};
  report.error(node.spot, "bad limit of weekends", "write for example \"2 in 4 weeks\"");
  return std::nullopt;
}

std::optional<MaxHours> as_max_hours(const Node& node, Report& report) {
  constexpr std::string_view kExample = "48h a week";
  const auto parts = as_in_weeks(node, report, 1, kExample);
  if (!parts) return std::nullopt;
  if (const auto hours = parse_duration(parts->first)) return MaxHours{*hours, parts->second};
  report.error(node.spot, "bad limit of hours",
               "write for example \"48h a week\" or \"192h in 4 weeks\"");
  return std::nullopt;
}

// "140h", "35h a week", "150h in 4 weeks".
std::optional<MinHours> as_min_hours(const Node& node, Report& report) {
  constexpr std::string_view kExample = "35h a week";
  const auto parts = as_in_weeks(node, report, kUsualWeeks, kExample);
  if (!parts) return std::nullopt;
  if (const auto hours = parse_duration(parts->first)) return MinHours{*hours, parts->second};
  report.error(node.spot, "bad limit of hours",
               "write for example \"35h a week\" or \"500h in 13 weeks\"");
  return std::nullopt;
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
  report.error(node.spot, "bad limit of shifts", "write for example \"4 in 2 weeks\"");
  return std::nullopt;
}

// { night = "4 in 2 weeks", late = { is = 6, weight = 20 } }
std::vector<Limit<MaxOfShift>> read_max_of_shift(const Node& node, const Names& shifts,
                                                 Report& report) {
  std::vector<Limit<MaxOfShift>> limits;
  const Table* table = node.get<Table>();
  if (!table) report_kind(node, report, "a table such as { night = \"4 in 2 weeks\" }");
  if (!table) return limits;
  for (const Entry& entry : *table) {
    const Known known{shifts, {}};
    auto limit = as_limit(as_max_of_shift)(entry.value, report);
    if (!known.look_up(entry.key, entry.spot, report) || !limit) continue;
    limit->value.shift = entry.key;
    limits.push_back(*std::move(limit));
  }
  return limits;
}

auto as_succession(const Names& shifts) {
  return [&shifts](const Node& node, Report& report) -> std::optional<ForbiddenSuccession> {
    const Text* text = node.get<Text>();
    const auto pair = text ? split_then(*text) : std::nullopt;
    if (!pair) {
      report.error(node.spot, "bad succession", "write for example \"night then early\"");
      return std::nullopt;
    }
    const Known known{shifts, {}};
    const bool first = known.look_up(pair->first, node.spot, report).has_value();
    const bool then = known.look_up(pair->second, node.spot, report).has_value();
    if (!first || !then) return std::nullopt;
    return ForbiddenSuccession{pair->first, pair->second};
  };
}

template <class Value>
void check_order(const std::optional<Limit<Value>>& least, const std::optional<Limit<Value>>& most,
                 const Fields& fields, std::string_view least_key, std::string_view most_key,
                 Report& report) {
  if (!least || !most || least->value <= most->value) return;
  report.error(fields.spot_of(least_key),
               text::quote(least_key) + " is above " + text::quote(most_key));
}

}  // namespace

Limits read_limits(const Node& node, LimitsOf of, const LimitNames& names, Report& report) {
  const Names& shifts = names.shifts;
  const Fields fields{node, "limits", report};
  const auto duration = as_limit(as_duration);
  const auto days = as_limit(Whole{1, 366});
  const auto turns = as_limit(Whole{0, kMostTurns});
  const auto load = as_limit(Number{0, kMostLoad});
  Limits limits;
  limits.rest = fields.read("rest", duration);
  limits.gap = fields.read("gap", duration);
  limits.max_consecutive_turns = fields.read("max_consecutive_turns", as_limit(Whole{1, 366}));
  limits.max_days = fields.read("max_days", days);
  limits.min_days = fields.read("min_days", days);
  limits.min_days_off = fields.read("min_days_off", days);
  limits.max_weekends = fields.read("max_weekends", as_limit(as_weekends));
  limits.max_hours = fields.read("max_hours", as_limit(as_max_hours));
  limits.min_hours = fields.read("min_hours", as_limit(as_min_hours));
  limits.max_load = fields.read("max_load", load);
  limits.min_load = fields.read("min_load", load);
  limits.max_turns = fields.read("max_turns", turns);
  limits.min_turns = fields.read("min_turns", turns);
  limits.max_oncall_share = fields.read("max_oncall_share", as_limit(as_portion));
  if (const Node* of_shift = fields.find("max_of_shift")) {
    limits.max_of_shift = read_max_of_shift(*of_shift, shifts, report);
  }
  limits.forbidden = fields.read("forbidden", list_of(as_limit(as_succession(shifts))));
  check_order(limits.min_days, limits.max_days, fields, "min_days", "max_days", report);
  check_order(limits.min_turns, limits.max_turns, fields, "min_turns", "max_turns", report);
  check_order(limits.min_load, limits.max_load, fields, "min_load", "max_load", report);
  read_families(limits, fields, of, names.duties, names.people, report);
  return limits;
}

}  // namespace respite::team_file
