// Prints what libical reads of a calendar: UID, begin, end, summary, a line an event. Exit 1 where
// libical finds any fault.
#include <libical/ical.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

namespace {

std::string rfc3339(const icaltimetype& time) {
  if (icaltime_is_utc(time) == 0) return "not UTC";
  char text[sizeof "2026-12-07T09:00:00Z" + 32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", time.year, time.month,
                time.day, time.hour, time.minute, time.second);
  return text;
}

std::string or_nothing(const char* text) { return text == nullptr ? "" : text; }

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  icalerror_set_errors_are_fatal(0);
  std::ifstream file(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar(
      icalparser_parse_string(text.c_str()), icalcomponent_free);
  if (!calendar || icalcomponent_isa(calendar.get()) != ICAL_VCALENDAR_COMPONENT) return 1;
  if (icalcomponent_count_errors(calendar.get()) > 0) return 1;
  for (icalcomponent* event =
           icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
       event != nullptr;
       event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
    std::cout << or_nothing(icalcomponent_get_uid(event)) << '\t'
              << rfc3339(icalcomponent_get_dtstart(event)) << '\t'
              << rfc3339(icalcomponent_get_dtend(event)) << '\t'
              << or_nothing(icalcomponent_get_summary(event)) << '\n';
  }
  return 0;
}
