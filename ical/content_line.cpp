#include "ical/content_line.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "ical/libical_handles.h"
#include "ical/split.h"
#include "text/utf8.h"

namespace respite::ical {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// libical sets itself up at first use, and not safely where threads race to it; and by default it
// aborts the program on a bad argument.
void set_up_libical() {
  static std::once_flag once;
  std::call_once(once, [] {
    icalerror_set_errors_are_fatal(0);
    (void)icaltimezone_get_utc_timezone();
  });
}

// The properties libical makes of the line (one for each value of a list); null where it finds
// any fault in it.
ComponentHandle parse_line(const std::string& line) {
  set_up_libical();
  const std::string text = "BEGIN:VEVENT\r\n" + line + "\r\nEND:VEVENT\r\n";
  ComponentHandle component(icalparser_parse_string(text.c_str()));
  if (!component || icalcomponent_isa(component.get()) != ICAL_VEVENT_COMPONENT) return nullptr;
  if (icalcomponent_count_properties(component.get(), ICAL_XLICERROR_PROPERTY) > 0) return nullptr;
  if (icalcomponent_count_properties(component.get(), ICAL_ANY_PROPERTY) == 0) return nullptr;
  return component;
}

icalproperty* first_property(const ComponentHandle& component) {
  return icalcomponent_get_first_property(component.get(), ICAL_ANY_PROPERTY);
}
icalproperty* next_property(const ComponentHandle& component) {
  return icalcomponent_get_next_property(component.get(), ICAL_ANY_PROPERTY);
}

// The line's only value; null where it has none or several.
const icalvalue* only_value(const ComponentHandle& component) {
  if (!component) return nullptr;
  if (icalcomponent_count_properties(component.get(), ICAL_ANY_PROPERTY) != 1) return nullptr;
  return icalproperty_get_value(first_property(component));
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "20260101", "20260101T090000", "20260101T090000Z": libical also takes what only looks alike.
bool looks_like_stamp(std::string_view value) {
  if (value.size() == 8) return are_digits(value);
  if (value.size() == 16 && value.back() == 'Z') value.remove_suffix(1);
  return value.size() == 15 && are_digits(value.substr(0, 8)) && value[8] == 'T' &&
         are_digits(value.substr(9));
}

// A date, a time or a period.
bool looks_like_date(std::string_view value) {
  const std::size_t slash = std::min(value.find('/'), value.size());
  if (!looks_like_stamp(value.substr(0, slash))) return false;
  const std::string_view end = value.substr(std::min(slash + 1, value.size()));
  return end.empty() || end.front() == 'P' || looks_like_stamp(end);
}

// What libical makes of a line of dates. Each value gets a copy of the parameters, so these are
// bounded. Empty places of the list are dropped; without any value it is no list at all.
struct ParsedList {
  ComponentHandle component;  // null: broken, or nothing in it
  bool broken = false;
};
ParsedList parse_list(const std::string& line) {
  constexpr std::size_t kMostParameters = 500;
  std::string_view values = raw_value(line);
  std::string text = line.substr(0, line.size() - values.size());
  if (text.size() > kMostParameters) return {nullptr, true};
  const std::size_t head = text.size();
  while (!values.empty()) {
    const std::size_t comma = std::min(values.find(','), values.size());
    std::string_view value = values.substr(0, comma);
    values.remove_prefix(std::min(comma + 1, values.size()));
    while (value.starts_with(' ')) value.remove_prefix(1);
    while (value.ends_with(' ')) value.remove_suffix(1);
    if (value.empty()) continue;
    if (!looks_like_date(value)) return {nullptr, true};
    if (text.size() > head) text += ',';
    text += value;
  }
  if (text.size() == head) return {};
  ParsedList list{parse_line(text)};
  list.broken = list.component == nullptr;
  return list;
}

// Folded and without "mailto:".
std::string to_address(std::string_view uri) {
  constexpr std::string_view kScheme = "mailto:";
  const std::string address = text::folded(uri);
  return address.starts_with(kScheme) ? address.substr(kScheme.size()) : address;
}

std::optional<Stamp> to_stamp(const icaltimetype& time, const std::string& tzid) {
  if (time.year < 1 || time.year > 9999 || time.month < 1 || time.day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{time.year},
                                         std::chrono::month{static_cast<unsigned>(time.month)},
                                         std::chrono::day{static_cast<unsigned>(time.day)}};
  if (!date.ok()) return std::nullopt;
  Stamp stamp;
  stamp.wall = Day{date};
  if (time.is_date != 0) {
    stamp.kind = Stamp::Kind::kDate;
    return stamp;
  }
  if (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59 || time.second < 0 ||
      time.second > 60) {
    return std::nullopt;
  }
  stamp.wall += hours{time.hour} + minutes{time.minute} + seconds{std::min(time.second, 59)};
  const bool utc = icaltime_is_utc(time) != 0;
  if (utc) stamp.kind = Stamp::Kind::kUtc;
  if (!utc && !tzid.empty()) {
    stamp.kind = Stamp::Kind::kZoned;
    stamp.tzid = tzid;
  }
  return stamp;
}

std::string tzid_of(icalproperty* property) {
  icalparameter* parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  const char* tzid = parameter == nullptr ? nullptr : icalparameter_get_tzid(parameter);
  return tzid == nullptr ? "" : tzid;
}

std::optional<Length> to_length(const icaldurationtype& duration) {
  // Longer than any event, and short of every overflow.
  constexpr unsigned kMost = 100'000'000;
  if (icaldurationtype_is_bad_duration(duration) != 0) return std::nullopt;
  for (const unsigned part :
       {duration.weeks, duration.days, duration.hours, duration.minutes, duration.seconds}) {
    if (part > kMost) return std::nullopt;
  }
  Length length;
  length.days = days{7 * static_cast<int>(duration.weeks) + static_cast<int>(duration.days)};
  length.time = hours{duration.hours} + minutes{duration.minutes} + seconds{duration.seconds};
  length.negative = duration.is_neg != 0;
  constexpr days kLongest{100 * 366};
  if (length.days > kLongest || length.time > kLongest) return std::nullopt;
  return length;
}

std::optional<ListedDate> to_listed(const icalvalue* value, const std::string& tzid) {
  const auto kind = value == nullptr ? ICAL_NO_VALUE : icalvalue_isa(value);
  if (kind != ICAL_DATE_VALUE && kind != ICAL_DATETIME_VALUE && kind != ICAL_DATETIMEPERIOD_VALUE &&
      kind != ICAL_PERIOD_VALUE) {
    return std::nullopt;
  }
  const icaldatetimeperiodtype both = icalvalue_get_datetimeperiod(value);
  const bool period = icaltime_is_null_time(both.time) != 0;
  const auto start = to_stamp(period ? both.period.start : both.time, tzid);
  if (!start) return std::nullopt;
  ListedDate date{*start, {}, {}};
  if (period && icaltime_is_null_time(both.period.end) == 0) {
    date.end = to_stamp(both.period.end, tzid);
    if (!date.end) return std::nullopt;
  } else if (period) {
    date.length = to_length(both.period.duration);
    if (!date.length) return std::nullopt;
  }
  return date;
}

// libical reads numbers of any length into 32 bits, and a "P" without any.
bool looks_like_length(std::string_view value) {
  constexpr int kMostDigits = 8;
  int digits = 0;
  bool any = false;
  for (const char c : value) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    any = any || digits > 0;
    if (digits > kMostDigits) return false;
  }
  return any && digits == 0;
}

}  // namespace

std::int64_t steps_of(std::string_view line) {
  const std::string_view head = line.substr(0, line.size() - raw_value(line).size());
  return 60 + 10 * std::ranges::count(head, ';');  // parameters are what is slow
}

std::optional<Stamp> parse_stamp(std::string_view value) {
  if (!looks_like_stamp(value)) return std::nullopt;
  set_up_libical();
  return to_stamp(icaltime_from_string(std::string(value).c_str()), "");
}

std::optional<std::string> read_text(const std::string& line) {
  const std::string_view raw = raw_value(line);
  if (raw.find('\\') == raw.npos) return text::one_line(raw);  // nothing to unescape
  // No parameter changes what a text says.
  const ComponentHandle component = parse_line("SUMMARY:" + std::string(raw));
  const icalvalue* value = only_value(component);
  const char* text = value == nullptr ? nullptr : icalvalue_get_text(value);
  if (text == nullptr) return std::nullopt;
  return text::one_line(text);
}

std::optional<Stamp> read_stamp(const std::string& line) {
  const auto stamps = read_stamps(line);
  if (!stamps || stamps->size() != 1) return std::nullopt;
  return stamps->front();
}

std::optional<std::vector<Stamp>> read_stamps(const std::string& line) {
  const ParsedList list = parse_list(line);
  if (list.broken) return std::nullopt;
  std::vector<Stamp> stamps;
  if (!list.component) return stamps;
  for (icalproperty* property = first_property(list.component); property != nullptr;
       property = next_property(list.component)) {
    const icalvalue* value = icalproperty_get_value(property);
    const auto kind = value == nullptr ? ICAL_NO_VALUE : icalvalue_isa(value);
    if (kind != ICAL_DATE_VALUE && kind != ICAL_DATETIME_VALUE) return std::nullopt;
    const auto stamp = to_stamp(
        kind == ICAL_DATE_VALUE ? icalvalue_get_date(value) : icalvalue_get_datetime(value),
        tzid_of(property));
    if (!stamp) return std::nullopt;
    stamps.push_back(*stamp);
  }
  return stamps;
}

std::optional<std::vector<ListedDate>> read_dates(const std::string& line) {
  const ParsedList list = parse_list(line);
  if (list.broken) return std::nullopt;
  std::vector<ListedDate> dates;
  if (!list.component) return dates;
  for (icalproperty* property = first_property(list.component); property != nullptr;
       property = next_property(list.component)) {
    auto date = to_listed(icalproperty_get_value(property), tzid_of(property));
    if (!date) return std::nullopt;
    dates.push_back(*std::move(date));
  }
  return dates;
}

std::optional<Length> read_length(const std::string& line) {
  if (!looks_like_length(raw_value(line))) return std::nullopt;
  const ComponentHandle component = parse_line(line);
  const icalvalue* value = only_value(component);
  if (value == nullptr || icalvalue_isa(value) != ICAL_DURATION_VALUE) return std::nullopt;
  return to_length(icalvalue_get_duration(value));
}

std::optional<Seconds> read_offset(const std::string& line) {
  // "+0100", "-003000"; libical also takes "+1" and hours beyond any day.
  const std::string_view raw = raw_value(line);
  if (raw.size() != 5 && raw.size() != 7) return std::nullopt;
  if ((raw[0] != '+' && raw[0] != '-') || !are_digits(raw.substr(1))) return std::nullopt;
  if (raw.substr(1, 2) > "23" || raw[3] > '5' || (raw.size() == 7 && raw[5] > '5')) {
    return std::nullopt;
  }
  const ComponentHandle component = parse_line(line);
  const icalvalue* value = only_value(component);
  if (value == nullptr || icalvalue_isa(value) != ICAL_UTCOFFSET_VALUE) return std::nullopt;
  return seconds{icalvalue_get_utcoffset(value)};
}

bool is_this_and_future(const std::string& line) {
  const ComponentHandle component = parse_line(line);
  if (!component) return false;
  icalparameter* range =
      icalproperty_get_first_parameter(first_property(component), ICAL_RANGE_PARAMETER);
  return range != nullptr && icalparameter_get_range(range) == ICAL_RANGE_THISANDFUTURE;
}

bool is_free(const std::string& line) {
  // The type alone: what the values are, read_dates() says.
  const ComponentHandle component = parse_line(
      line.substr(0, line.size() - raw_value(line).size()) + "19700101T000000Z/19700101T000000Z");
  if (!component) return false;
  icalparameter* type =
      icalproperty_get_first_parameter(first_property(component), ICAL_FBTYPE_PARAMETER);
  return type != nullptr && icalparameter_get_fbtype(type) == ICAL_FBTYPE_FREE;
}

namespace {

bool has_declined(icalproperty* attendee) {
  icalparameter* part = icalproperty_get_first_parameter(attendee, ICAL_PARTSTAT_PARAMETER);
  return part != nullptr && icalparameter_get_partstat(part) == ICAL_PARTSTAT_DECLINED;
}

std::vector<std::string> addresses_of(icalproperty* person, const char* address) {
  std::vector<std::string> addresses;
  if (address != nullptr) addresses.push_back(to_address(address));
  icalparameter* email = icalproperty_get_first_parameter(person, ICAL_EMAIL_PARAMETER);
  const char* beside = email == nullptr ? nullptr : icalparameter_get_email(email);
  if (beside != nullptr) addresses.push_back(to_address(beside));
  std::erase(addresses, "");
  return addresses;
}

}  // namespace

std::vector<std::string> read_declined(const std::string& line) {
  const ComponentHandle component = parse_line(line);
  if (!component) return {};
  icalproperty* attendee = first_property(component);
  if (!has_declined(attendee)) return {};
  return addresses_of(attendee, icalproperty_get_attendee(attendee));
}

std::vector<std::string> read_coming(const std::string& line) {
  const ComponentHandle component = parse_line(line);
  if (!component) return {};
  icalproperty* person = first_property(component);
  if (icalproperty_isa(person) == ICAL_ORGANIZER_PROPERTY)
    return addresses_of(person, icalproperty_get_organizer(person));
  if (has_declined(person)) return {};
  return addresses_of(person, icalproperty_get_attendee(person));
}

}  // namespace respite::ical
