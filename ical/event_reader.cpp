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
bool keep(std::optional<Value>& place, std::optional<Value> value) {
  if (place || !value) return false;  // twice, or broken
  place = std::move(value);
  return true;
}

template <class Value>
bool append(std::vector<Value>& place, std::optional<std::vector<Value>> values) {
  if (!values) return false;
  std::ranges::move(*values, std::back_inserter(place));
  return true;
}

struct Reading {
  RawEvent event;
  std::optional<Stamp> start;
  std::string refusal;
};

void refuse_rule(Reading& reading, std::string_view why) {
  reading.refusal = "skipped: its RRULE is not read: " + std::string(why);
}

void read_rule(Reading& reading, std::string_view value) {
  ParsedRule parsed = parse_rule(value);
  if (parsed.rule)
    reading.event.rules.push_back(std::move(*parsed.rule));
  else
    refuse_rule(reading, parsed.refusal);
}

// What says how an event is shown: broken text is no reason to lose the event.
void read_words(RawEvent& event, const std::string& name, const std::string& line) {
  if (name == "SUMMARY" && event.summary.empty()) event.summary = read_text(line).value_or("");
  if (name == "UID" && event.uid.empty()) event.uid = read_text(line).value_or("");
  if (name == "STATUS") event.cancelled = is_word(raw_value(line), "CANCELLED");
  if (name == "TRANSP") event.transparent = is_word(raw_value(line), "TRANSPARENT");
  if (name == "SEQUENCE") event.sequence = to_number(raw_value(line));
}

// What says when it is: one broken line makes the whole event unknown.
void read_times(Reading& reading, const std::string& name, const std::string& line) {
  RawEvent& event = reading.event;
  bool good = true;
  if (name == "DTSTART") good = keep(reading.start, read_stamp(line));
  if (name == "DTEND") good = keep(event.end, read_stamp(line));
  if (name == "DURATION") good = keep(event.length, read_length(line));
  if (name == "EXDATE") good = append(event.excluded, read_stamps(line));
  if (name == "RDATE") good = append(event.extra, read_extra_dates(line));
  if (name == "RECURRENCE-ID") {
    good = keep(event.replaces, read_stamp(line));
    event.and_later = is_this_and_future(line);
  }
  if (!good) reading.refusal = "skipped: its " + name + " cannot be read";
  if (name == "RRULE") read_rule(reading, raw_value(line));
  if (name == "EXRULE") reading.refusal = "skipped: EXRULE is not read";
}

// What is wrong with the event as a whole; empty: nothing.
std::string_view fault_of(const RawEvent& event) {
  if (event.end && event.length) return "both DTEND and DURATION";
  if (event.end && event.end->is_date() != event.start.is_date()) {
    return "a date and a time as its begin and end";
  }
  if (event.length && event.length->negative) return "a negative DURATION";
  constexpr Seconds kDay = std::chrono::days{1};
  if (event.length && event.start.is_date() && event.length->time % kDay != Seconds{0}) {
    return "dates, but a DURATION in hours";
  }
  const bool repeats = !event.rules.empty() || !event.extra.empty();
  if (event.replaces && repeats) return "both RECURRENCE-ID and dates of its own";
  return {};
}

}  // namespace

ReadEvent read_event(const Component& vevent) {
  Reading reading;
  for (const std::string& line : vevent.lines) {
    if (raw_value(line).empty()) continue;  // "RRULE:" is how some say that there is none
    const std::string name = property_name(line);
    read_words(reading.event, name, line);
    read_times(reading, name, line);
    if (!reading.refusal.empty()) return {{}, std::move(reading.refusal)};
  }
  if (!reading.start) return {{}, "skipped: it has no DTSTART"};
  for (const Rule& rule : reading.event.rules) {
    if (!agrees_with(rule, reading.start->wall)) refuse_rule(reading, kOwnTimes);
  }
  if (!reading.refusal.empty()) return {{}, std::move(reading.refusal)};
  RawEvent& event = reading.event;
  event.line = vevent.line;
  event.calendar = vevent.calendar;
  event.start = std::move(*reading.start);
  if (const std::string_view fault = fault_of(event); !fault.empty()) {
    return {{}, "skipped: it has " + std::string(fault)};
  }
  return {std::move(event), {}};
}

}  // namespace respite::ical
