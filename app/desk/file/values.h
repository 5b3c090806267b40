// Readers of single values: a node becomes a typed value, or a diagnostic and nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/desk/file/document.h"
#include "app/desk/file/names.h"
#include "app/desk/file/report.h"
#include "scheduler/team/place.h"
#include "scheduler/time/weekly_hours.h"
#include "scheduler/time/zone.h"

namespace respite::team_file {

// "expected a date, such as 2026-01-05, found a text".
std::nullopt_t report_kind(const Node& node, Report& report, std::string_view wanted);

// One line of text without control characters, at most 500 characters, not empty.
[[nodiscard]] std::optional<std::string> as_text(const Node& node, Report& report);
[[nodiscard]] std::optional<std::string> as_email(const Node& node, Report& report);

// An address of the web, with nothing in it that would end it where it is put: "https://...", and
// "http://..." where that will do.
[[nodiscard]] std::optional<std::string> as_url(const Node& node, Report& report);
[[nodiscard]] std::optional<std::string> as_https_url(const Node& node, Report& report);

// Ids are parts of feed UIDs and addresses: 1 to 64 of a-z, 0-9, '.', '_', '-', the first a letter
// or digit.
[[nodiscard]] bool is_id(std::string_view text);
[[nodiscard]] bool is_email(std::string_view text);
[[nodiscard]] std::optional<std::string> as_id(const Node& node, Report& report);
// Likewise with capitals: names of rules and criteria ("E1", "REST-D11").
[[nodiscard]] std::optional<std::string> as_code(const Node& node, Report& report);

[[nodiscard]] std::optional<bool> as_bool(const Node& node, Report& report);
[[nodiscard]] std::optional<Zone> as_zone(const Node& node, Report& report);
[[nodiscard]] std::optional<Day> as_day(const Node& node, Report& report);
[[nodiscard]] std::optional<TimeOfDay> as_clock(const Node& node, Report& report);  // whole minutes
[[nodiscard]] std::optional<Seconds> as_duration(const Node& node, Report& report);
[[nodiscard]] std::optional<Weekday> as_weekday(const Node& node, Report& report);
[[nodiscard]] std::optional<double> as_portion(const Node& node, Report& report);  // 0..1, "60%"

// "mon-fri 08:00-18:00", a list of such, or { mon = "08:00-12:00, 13:00-17:00", ... }.
[[nodiscard]] std::optional<WeeklyHours> as_hours(const Node& node, Report& report);

// A file of the desk: relative, nowhere "..", with '/'.
[[nodiscard]] std::optional<FileReference> as_path(const Node& node, Report& report);
// The same where an address will not do.
[[nodiscard]] std::optional<FileReference> as_desk_file(const Node& node, Report& report);

// A calendar of leave, a date, or "2027-03-10 to 2027-03-12".
using Leave = std::variant<FileReference, DayRange>;
[[nodiscard]] std::optional<Leave> as_leave(const Node& node, Report& report);
inline constexpr std::string_view kLeaveHint =
    "write a calendar such as \"leave/asha.ics\", a date such as 2027-03-10, or "
    "\"2027-03-10 to 2027-03-12\"";

struct Whole {  // between, both included
  int least;
  int most;
  std::optional<int> operator()(const Node& node, Report& report) const;
};

struct DurationFrom {  // between, both included
  Seconds least;
  Seconds most;
  std::optional<Seconds> operator()(const Node& node, Report& report) const;
};

struct Number {  // between, both included
  double least;
  double most;
  std::optional<double> operator()(const Node& node, Report& report) const;
};

// One word of a few; the index of it.
struct OneOf {
  std::vector<std::string_view> words;
  std::optional<std::size_t> operator()(const Node& node, Report& report) const;
};

// An id somebody else declared; `where` is put behind the name ("in rota "oncall"").
struct Known {
  const Names& names;
  std::string where;
  std::optional<std::size_t> operator()(const Node& node, Report& report) const;
  std::optional<std::size_t> look_up(std::string_view id, Spot spot, Report& report) const;
};

// Likewise, but the id itself.
struct KnownId {
  const Names& names;
  std::string where;
  std::optional<std::string> operator()(const Node& node, Report& report) const;
};

// A list of what the reader reads, or one of it without brackets. What it cannot read is left out.
template <class Reader>
[[nodiscard]] auto as_list(const Node& node, Report& report, Reader reader) {
  std::vector<typename decltype(reader(node, report))::value_type> result;
  const auto add = [&](const Node& item) {
    if (auto value = reader(item, report)) result.push_back(*std::move(value));
  };
  if (const List* list = node.get<List>()) {
    for (const Node& item : *list) add(item);
  } else {
    add(node);
  }
  return result;
}

template <class Reader>
[[nodiscard]] auto list_of(Reader reader) {
  return [reader](const Node& node, Report& report) { return as_list(node, report, reader); };
}

}  // namespace respite::team_file
