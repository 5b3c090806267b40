#include <algorithm>

#include "app/desk/file/values.h"
#include "app/desk/file/words.h"
#include "scheduler/time/duration_text.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::size_t kMostSpans = 400;

// Misspelt zones are compared with these; the database itself has 600 names and links.
const std::vector<std::string_view>& common_zones() {
  static const std::vector<std::string_view> kZones{
      "UTC",
      "Europe/London",
      "Europe/Dublin",
      "Europe/Lisbon",
      "Europe/Paris",
      "Europe/Madrid",
      "Europe/Berlin",
      "Europe/Amsterdam",
      "Europe/Brussels",
      "Europe/Zurich",
      "Europe/Vienna",
      "Europe/Rome",
      "Europe/Stockholm",
      "Europe/Oslo",
      "Europe/Copenhagen",
      "Europe/Helsinki",
      "Europe/Warsaw",
      "Europe/Prague",
      "Europe/Budapest",
      "Europe/Bucharest",
      "Europe/Athens",
      "Europe/Istanbul",
      "Europe/Kyiv",
      "America/New_York",
      "America/Chicago",
      "America/Denver",
      "America/Phoenix",
      "America/Los_Angeles",
      "America/Toronto",
      "America/Vancouver",
      "America/Mexico_City",
      "America/Sao_Paulo",
      "America/Bogota",
      "America/Santiago",
      "Africa/Cairo",
      "Africa/Johannesburg",
      "Africa/Lagos",
      "Africa/Nairobi",
      "Asia/Dubai",
      "Asia/Kolkata",
      "Asia/Singapore",
      "Asia/Hong_Kong",
      "Asia/Shanghai",
      "Asia/Tokyo",
      "Asia/Seoul",
      "Asia/Manila",
      "Australia/Sydney",
      "Australia/Melbourne",
      "Australia/Brisbane",
      "Australia/Perth",
      "Australia/Adelaide",
      "Pacific/Auckland",
      "Australia/Lord_Howe",
      "Pacific/Apia",
  };
  return kZones;
}

template <class Value>
std::optional<Value> unless_bad(Said<Value> said, Spot spot, Report& report) {
  if (auto* value = std::get_if<0>(&said)) return *std::move(value);
  Complaint& complaint = *std::get_if<Complaint>(&said);
  return report.error(spot, std::move(complaint.message), std::move(complaint.hint));
}

// { mon = "09:00-17:30", tue = "off" }
std::optional<WeeklyHours> hours_by_day(const Table& table, Report& report) {
  WeeklyHours hours;
  for (const Entry& entry : table) {
    const auto days = unless_bad(parse_weekdays(entry.key), entry.spot, report);
    const Text* text = entry.value.get<Text>();
    if (!text) report_kind(entry.value, report, "times, such as \"09:00-17:30\", or \"off\"");
    if (!days || !text) continue;
    for (const Weekday day : *days) {
      const auto on_day = unless_bad(parse_hours_on(day, *text), entry.value.spot, report);
      if (!on_day) break;
      hours.insert(hours.end(), on_day->begin(), on_day->end());
    }
  }
  return hours;
}

// "2027-03-10", then nothing or more words: no name of a calendar.
bool begins_with_date(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  if (text.size() < kShape.size() || text.find('.') != text.npos) return false;
  return std::equal(kShape.begin(), kShape.end(), text.begin(), [](char shape, char c) {
    return shape == '0' ? '0' <= c && c <= '9' : shape == c;
  });
}

}  // namespace

std::optional<Zone> as_zone(const Node& node, Report& report) {
  const Text* text = node.get<Text>();
  if (!text) return report_kind(node, report, "a time zone, such as \"Europe/London\"");
  const std::optional<Zone> zone = text::has_control(*text) ? std::nullopt : Zone::find(*text);
  if (!zone) {
    const std::string near = report.near(*text, common_zones());
    report.error(node.spot, "unknown time zone " + text::quote(*text),
                 near.empty() ? "write for example \"Europe/London\"" : near);
  }
  return zone;
}

std::optional<Day> as_day(const Node& node, Report& report) {
  const Text* text = node.get<Text>();
  const Day* day = node.get<Day>();
  if (!text && !day) return report_kind(node, report, "a date, such as 2026-01-05");
  if (day) {
    const auto year = static_cast<int>(std::chrono::year_month_day{*day}.year());
    if (year >= kFirstYear && year <= kLastYear) return *day;
    return report.error(node.spot, "dates lie in the years " + std::to_string(kFirstYear) + " to " +
                                       std::to_string(kLastYear));
  }
  const auto parsed = parse_day(*text);
  if (!parsed)
    report.error(node.spot, "bad date " + text::quote(*text), "write for example 2026-01-05");
  return parsed;
}

std::optional<Leave> as_leave(const Node& node, Report& report) {
  if (node.get<Day>()) {
    const auto day = as_day(node, report);
    return day ? std::optional<Leave>{DayRange{*day, *day}} : std::nullopt;
  }
  const Text* text = node.get<Text>();
  if (!text)
    return report.error(node.spot,
                        "expected a calendar or dates, found " + std::string{kind_of(node)},
                        std::string{kLeaveHint});
  if (const auto dates = parse_dates(*text)) return DayRange{dates->first, dates->second};
  if (begins_with_date(*text))
    return report.error(node.spot, "bad dates " + text::quote(*text), std::string{kLeaveHint});
  return as_path(node, report);
}

std::optional<TimeOfDay> as_clock(const Node& node, Report& report) {
  const Text* text = node.get<Text>();
  const TimeOfDay* native = node.get<TimeOfDay>();
  if (!text && !native) return report_kind(node, report, "a time of day, such as \"09:00\"");
  const std::optional<TimeOfDay> time = text ? parse_clock(*text) : *native;
  const bool fits =
      time && *time < std::chrono::hours{24} && *time % std::chrono::minutes{1} == Seconds{0};
  if (fits) return time;
  return report.error(node.spot,
                      text ? "bad time " + text::quote(*text) : "times have whole minutes here",
                      "times run from \"00:00\" to \"23:59\"");
}

std::optional<Seconds> as_duration(const Node& node, Report& report) {
  const Text* text = node.get<Text>();
  if (!text)
    return report_kind(node, report, "a duration with its unit, such as \"11h\" or \"2 weeks\"");
  const auto duration = parse_duration(*text);
  if (!duration) {
    report.error(node.spot, "bad duration " + text::quote(*text),
                 "write for example \"90m\", \"11h\" or \"2 weeks\"");
  }
  return duration;
}

std::optional<Seconds> DurationFrom::operator()(const Node& node, Report& report) const {
  const auto duration = as_duration(node, report);
  if (!duration || (*duration >= least && *duration <= most)) return duration;
  return report.error(node.spot, text::quote(*node.get<Text>()) + " is not from " +
                                     days_text(least) + " to " + days_text(most));
}

std::optional<Weekday> as_weekday(const Node& node, Report& report) {
  const Text* text = node.get<Text>();
  if (!text) return report_kind(node, report, "a weekday, such as \"mon\"");
  const auto days = unless_bad(parse_weekdays(*text), node.spot, report);
  if (!days) return std::nullopt;
  if (days->size() == 1) return days->front();
  return report.error(node.spot, "one weekday is wanted, not " + text::quote(*text));
}

std::optional<WeeklyHours> as_hours(const Node& node, Report& report) {
  if (const Table* table = node.get<Table>()) return hours_by_day(*table, report);
  WeeklyHours hours;
  const auto read_one = [](const Node& item, Report& to) -> std::optional<WeeklyHours> {
    if (const Text* text = item.get<Text>()) return unless_bad(parse_hours(*text), item.spot, to);
    return report_kind(item, to, "hours, such as \"mon-fri 08:00-18:00\"");
  };
  for (const WeeklyHours& some : as_list(node, report, read_one)) {
    hours.insert(hours.end(), some.begin(), some.end());
  }
  if (hours.size() <= kMostSpans) return hours;
  return report.error(node.spot, "more than " + std::to_string(kMostSpans) + " stretches of hours");
}

}  // namespace respite::team_file
