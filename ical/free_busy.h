// Calendars that say only when: busy time (RFC 5545, 3.6.4) and hours (RFC 7953).
#pragma once

#include <string>
#include <vector>

#include "scheduler/time/interval.h"

namespace respite::ical {

enum class BusyType { kBusy, kTentative, kUnavailable };

struct BusyPeriod {
  Interval span;
  BusyType type = BusyType::kBusy;
};

// What the window holds and no period covers is free.
struct FreeBusy {
  std::string uid;
  Interval window;
  Instant changed;  // DTSTAMP
  std::vector<BusyPeriod> busy;
};

struct Available {
  std::string uid;
  Interval span;
};

// What the window holds and nothing available covers is BUSY-UNAVAILABLE; nothing available at all
// is a window without any time.
struct Availability {
  std::string name;  // of the calendar; may be empty
  std::string uid;
  Interval window;
  Instant changed;  // DTSTAMP
  std::vector<Available> available;
};

// A whole calendar, as ical/write.h says: the same value, the same bytes. Periods and hours stand
// in the order they are given. The only text is the name.
[[nodiscard]] std::string write_free_busy(const FreeBusy& free_busy);
[[nodiscard]] std::string write_availability(const Availability& availability);

}  // namespace respite::ical
