#include "ical/event_reader.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

namespace respite::ical {
namespace {

// Case does not count in these words, nor do blanks around them.
bool is_word(std::string_view value, std::string_view word) {
  while (value.ends_with(' ')) value.remove_suffix(1);
  return property_name(value) == word;
}

std::int64_t to_number(std::string_view value) {
  std::int64_t number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

template <class Value>
bool keep_once(std::optional<Value>& place, std::optional<Value> value) {
  if (place || !value) return false;  // twice, or broken
  place = std::move(value);
  return true;
}

// A VEVENT while its lines are read.
struct Reading {
  Zones& zones;
  Work& work;
  std::size_t calendar;
  RawEvent event;
  std::optional<Stamp> start, end;
  std::optional<Length> length;
  std::string refusal;
};

constexpr std::size_t kMostRules = 20;  // of one event
constexpr std::string_view kUnknownZone = "skipped: it names a time zone that is not known";

void refuse_rule(Reading& reading, std::string_view why) {
  reading.refusal = "skipped: its RRULE is not read: " + std::string(why);
}

void read_rule(Reading& reading, std::string_view value) {
  ParsedRule parsed = parse_rule(value);
  if (!parsed.rule) return refuse_rule(reading, parsed.refusal);
  reading.event.rules.push_back(std::move(*parsed.rule));
  if (reading.event.rules.size() > kMostRules) reading.refusal = "skipped: it has too many rules";
}

// What says how an event is shown: broken text is no reason to lose the event. False: no such line.
bool read_words(RawEvent& event, std::string_view name, const std::string& line) {
  Words& words = event.words;
  if (name == "SUMMARY") {
    if (words.summary.empty()) words.summary = read_text(line).value_or("");
  } else if (name == "UID") {
    if (words.uid.empty()) words.uid = read_text(line).value_or("");
  } else if (name == "STATUS") {
    event.cancelled = is_word(raw_value(line), "CANCELLED");
  } else if (name == "TRANSP") {
    event.transparent = is_word(raw_value(line), "TRANSPARENT");
  } else if (name == "SEQUENCE") {
    event.sequence = to_number(raw_value(line));
  } else {
    return false;
  }
  return true;
}

// What one date of a list names; nothing, and the event is refused, where that is not known or too
// much.
std::optional<Name> name_listed(Reading& reading, const Stamp& stamp, std::int64_t steps) {
  const auto name = name_of(stamp, reading.zones, reading.calendar);
  if (!name) reading.refusal = kUnknownZone;
  if (!reading.work.spend(steps)) reading.refusal = kTooMuchWork;
  return reading.refusal.empty() ? name : std::nullopt;
}

bool add_exclusions(Reading& reading, const std::string& line) {
  const auto stamps = read_stamps(line);
  if (!stamps) return false;
  for (const Stamp& stamp : *stamps) {
    const auto name = name_listed(reading, stamp, kStepsOfListed);
    if (!name) break;
    reading.event.excluded.add(*name);
  }
  return true;
}

std::optional<Instant> instant_of(const Stamp& stamp, Zones& zones, std::size_t calendar) {
  const WallClock* clock = zones.find(stamp, calendar);
  return clock == nullptr ? std::nullopt : std::optional{to_instant(*clock, stamp.wall)};
}

// How long a period lasts; nothing where it does not say.
std::optional<Extent> extent_of(const ListedDate& date, Zones& zones, std::size_t calendar) {
  if (date.length) return *date.length;
  if (!date.end) return std::nullopt;
  const auto begin = instant_of(date.start, zones, calendar);
  const auto end = instant_of(*date.end, zones, calendar);
  return begin && end ? std::optional<Extent>(std::max(Seconds{0}, *end - *begin)) : std::nullopt;
}

bool add_extra(Reading& reading, const std::string& line) {
  const auto dates = read_dates(line);
  if (!dates) return false;
  for (const ListedDate& date : *dates) {
    const auto name = name_listed(reading, date.start, kStepsOfExtra);
    if (!name) break;
    reading.event.extra.push_back({*name, extent_of(date, reading.zones, reading.calendar)});
  }
  return true;
}

bool name_replaced(Reading& reading, const std::string& line) {
  const auto stamp = read_stamp(line);
  if (!stamp || reading.event.replaces) return false;
  reading.event.replaces = name_of(*stamp, reading.zones, reading.calendar);
  if (!reading.event.replaces) reading.refusal = kUnknownZone;
  reading.event.and_later = is_this_and_future(line);
  return true;
}

// What says when it is, and for whom it is not: one broken line makes the whole event unknown.
void read_times(Reading& reading, const std::string& name, const std::string& line) {
  if (!reading.work.spend(steps_of(line))) {
    reading.refusal = kTooMuchWork;
    return;
  }
  bool good = true;
  if (name == "DTSTART") good = keep_once(reading.start, read_stamp(line));
  if (name == "DTEND") good = keep_once(reading.end, read_stamp(line));
  if (name == "DURATION") good = keep_once(reading.length, read_length(line));
  if (name == "EXDATE") good = add_exclusions(reading, line);
  if (name == "RDATE") good = add_extra(reading, line);
  if (name == "RECURRENCE-ID") good = name_replaced(reading, line);
  if (!good) reading.refusal = "skipped: its " + name + " cannot be read";
  if (name == "RRULE") read_rule(reading, raw_value(line));
  if (name == "EXRULE") reading.refusal = "skipped: EXRULE is not read";
  if (name == "ATTENDEE") {
    std::ranges::move(read_declined(line), std::back_inserter(reading.event.words.declined));
    std::ranges::move(read_coming(line), std::back_inserter(reading.event.words.guests));
  }
  if (name == "ORGANIZER") {
    for (std::string& address : read_coming(line))
      reading.event.words.organizer = std::move(address);
  }
}

// What is wrong with the event as a whole; empty: nothing.
std::string_view fault_of(const Reading& reading, const Stamp& start) {
  const RawEvent& event = reading.event;
  if (reading.end && reading.length) return "both DTEND and DURATION";
  if (reading.end && reading.end->is_date() != start.is_date()) {
    return "a date and a time as its begin and end";
  }
  if (reading.length && reading.length->negative) return "a negative DURATION";
  constexpr Seconds kDay = std::chrono::days{1};
  if (reading.length && start.is_date() && reading.length->time % kDay != Seconds{0}) {
    return "dates, but a DURATION in hours";
  }
  const bool repeats = !event.rules.empty() || !event.extra.empty();
  if (event.replaces && repeats) return "both RECURRENCE-ID and dates of its own";
  return {};
}

std::optional<Moment> moment_of(const Stamp& stamp, Reading& reading) {
  const WallClock* clock = reading.zones.find(stamp, reading.calendar);
  if (clock == nullptr) return std::nullopt;
  return Moment{stamp.wall, clock};
}

// Begin, clock and extent, once all lines are read; else a refusal.
void place(Reading& reading, const Stamp& start) {
  const auto begin = moment_of(start, reading);
  const auto end = reading.end ? moment_of(*reading.end, reading) : std::nullopt;
  if (!begin || (reading.end && !end)) {
    reading.refusal = kUnknownZone;
    return;
  }
  const auto extent = extent_of(*begin, start.is_date(), end, reading.length);
  if (!extent) {
    reading.refusal = "skipped: it ends before it begins";
    return;
  }
  reading.event.begin = begin->wall;
  reading.event.clock = begin->clock;
  reading.event.in_utc = start.kind == Stamp::Kind::kUtc;
  reading.event.extent = *extent;
  reading.event.excluded.settle();
}

void read_lines(Reading& reading, const Component& vevent) {
  for (const std::string& line : vevent.lines) {
    if (raw_value(line).empty()) continue;  // "RRULE:" is how some say that there is none
    const std::string name = property_name(line);
    if (read_words(reading.event, name, line)) continue;
    read_times(reading, name, line);
    if (!reading.refusal.empty()) return;
  }
}

// What the lines say together.
void finish(Reading& reading) {
  if (!reading.start) {
    reading.refusal = "skipped: it has no DTSTART";
    return;
  }
  const Stamp start = *reading.start;
  for (const Rule& rule : reading.event.rules) {
    if (!agrees_with(rule, start.wall)) return refuse_rule(reading, kOwnTimes);
  }
  if (const std::string_view fault = fault_of(reading, start); !fault.empty()) {
    reading.refusal = "skipped: it has " + std::string(fault);
    return;
  }
  place(reading, start);
}

// False where a period is broken: half of somebody's busy time would be a wrong answer.
bool add_periods(ReadBusy& busy, const std::string& line, Zones& zones, std::size_t calendar) {
  const auto dates = read_dates(line);
  if (!dates) return false;
  for (const ListedDate& date : *dates) {
    const auto begin = instant_of(date.start, zones, calendar);
    auto end = date.end ? instant_of(*date.end, zones, calendar) : begin;
    if (!begin || !end || (!date.end && !date.length)) return false;
    if (date.length) end = *begin + date.length->days + date.length->time;
    if (*end < *begin) return false;
    busy.periods.push_back({*begin, *end});
  }
  return true;
}

}  // namespace

ReadEvent read_event(const Component& vevent, Zones& zones, Work& work) {
  Reading reading{zones, work, vevent.calendar, {}, {}, {}, {}, {}};
  read_lines(reading, vevent);
  if (reading.refusal.empty()) finish(reading);
  if (!reading.refusal.empty()) return {{}, std::move(reading.refusal)};
  reading.event.line = vevent.line;
  return {std::move(reading.event), {}};
}

ReadBusy read_busy(const Component& vfreebusy, Zones& zones, Work& work) {
  ReadBusy busy;
  for (const std::string& line : vfreebusy.lines) {
    if (raw_value(line).empty()) continue;
    if (!work.spend(steps_of(line))) {
      busy.refusal = kTooMuchWork;
    } else if (!is_free(line) && !add_periods(busy, line, zones, vfreebusy.calendar)) {
      busy.refusal = "skipped: its FREEBUSY cannot be read";
    }
    if (!busy.refusal.empty()) return busy;
  }
  return busy;
}

}  // namespace respite::ical
