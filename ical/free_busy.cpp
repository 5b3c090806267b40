#include "ical/free_busy.h"

#include <string_view>

#include "ical/fold.h"
#include "ical/write_parts.h"

namespace respite::ical {
namespace {

std::string_view to_text(BusyType type) {
  switch (type) {
    case BusyType::kBusy:
      return "BUSY";
    case BusyType::kTentative:
      return "BUSY-TENTATIVE";
    case BusyType::kUnavailable:
      break;
  }
  return "BUSY-UNAVAILABLE";
}

// Nothing where nothing is left of the value.
void text_line(std::string& out, std::string_view name, std::string_view value) {
  std::string line(name);
  append_text(line, value);
  if (line.size() > name.size()) append_folded(out, line);
}

void time_line(std::string& out, std::string_view name, Instant instant) {
  out += name;
  append_utc(out, instant);
  out += "\r\n";
}

void head_of(std::string& out, const std::string& uid, Instant changed, Interval span) {
  text_line(out, "UID:", uid);
  time_line(out, "DTSTAMP:", changed);
  time_line(out, "DTSTART:", span.begin);
  time_line(out, "DTEND:", span.end);
}

}  // namespace

std::string write_free_busy(const FreeBusy& free_busy) {
  std::string out(kCalendarBegin);
  out += kPublishes;
  out.reserve(512 + free_busy.busy.size() * 72);
  out += kCalendarRefresh;
  out += "BEGIN:VFREEBUSY\r\n";
  head_of(out, free_busy.uid, free_busy.changed, free_busy.window);
  // A line for each: some readers take only the first period of a list.
  for (const BusyPeriod& period : free_busy.busy) {
    out += "FREEBUSY;FBTYPE=";
    out += to_text(period.type);
    out += ':';
    append_utc(out, period.span.begin);
    out += '/';
    append_utc(out, period.span.end);
    out += "\r\n";
  }
  return out + "END:VFREEBUSY\r\nEND:VCALENDAR\r\n";
}

std::string write_availability(const Availability& availability) {
  std::string out(kCalendarBegin);
  out += kPublishes;
  out.reserve(512 + availability.available.size() * 192);
  text_line(out, "NAME:", availability.name);
  text_line(out, "X-WR-CALNAME:", availability.name);
  out += kCalendarRefresh;
  out += "BEGIN:VAVAILABILITY\r\n";
  head_of(out, availability.uid, availability.changed, availability.window);
  out += "BUSYTYPE:BUSY-UNAVAILABLE\r\n";
  for (const Available& available : availability.available) {
    out += "BEGIN:AVAILABLE\r\n";
    head_of(out, available.uid, availability.changed, available.span);
    out += "END:AVAILABLE\r\n";
  }
  return out + "END:VAVAILABILITY\r\nEND:VCALENDAR\r\n";
}

}  // namespace respite::ical
