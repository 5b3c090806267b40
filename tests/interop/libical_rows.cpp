// Prints what libical reads of a calendar: UID, begin, end, summary, a line an event; of busy times
// their type for a summary; of availability its hours. Exit 1 where libical finds any fault.
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

template <class Visit>
void each(icalcomponent* parent, icalcomponent_kind kind, Visit visit) {
  for (icalcomponent* child = icalcomponent_get_first_component(parent, kind); child != nullptr;
       child = icalcomponent_get_next_component(parent, kind)) {
    visit(child);
  }
}

void print_event(icalcomponent* event) {
  std::cout << or_nothing(icalcomponent_get_uid(event)) << '\t'
            << rfc3339(icalcomponent_get_dtstart(event)) << '\t'
            << rfc3339(icalcomponent_get_dtend(event)) << '\t'
            << or_nothing(icalcomponent_get_summary(event)) << '\n';
}

void print_busy_times(icalcomponent* free_busy) {
  const std::string uid = or_nothing(icalcomponent_get_uid(free_busy));  // moves the iterator
  for (icalproperty* property = icalcomponent_get_first_property(free_busy, ICAL_FREEBUSY_PROPERTY);
       property != nullptr;
       property = icalcomponent_get_next_property(free_busy, ICAL_FREEBUSY_PROPERTY)) {
    const icalperiodtype period = icalproperty_get_freebusy(property);
    std::cout << uid << '\t' << rfc3339(period.start) << '\t' << rfc3339(period.end) << '\t'
              << or_nothing(icalproperty_get_parameter_as_string(property, "FBTYPE")) << '\n';
  }
}

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
  each(calendar.get(), ICAL_VEVENT_COMPONENT, print_event);
  each(calendar.get(), ICAL_VFREEBUSY_COMPONENT, print_busy_times);
  each(calendar.get(), ICAL_VAVAILABILITY_COMPONENT, [](icalcomponent* availability) {
    each(availability, ICAL_XAVAILABLE_COMPONENT, print_event);
  });
  return 0;
}
