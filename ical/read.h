// Reading other people's calendars: any text in, entries and warnings out, in bounded work.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/time/civil.h"
#include "scheduler/time/interval.h"
#include "scheduler/time/zone.h"

namespace respite::ical {

// What an event says of itself. Personal, so never put it into a diagnostic.
struct Words {
  std::string uid;                    // may be empty: some producers write none
  std::string summary;                // one line of valid UTF-8, may be empty
  std::vector<std::string> declined;  // addresses of guests who will not come, in small letters
  std::vector<std::string> guests;    // of its first few guests who will, likewise
  std::string organizer;              // address, likewise; may be empty
  friend bool operator==(const Words&, const Words&) = default;
};

// One event, one occurrence of a recurring one, or one period of a VFREEBUSY.
struct Entry {
  Interval span;            // an all-day entry's dates in the floating zone; may be empty
  Day first;                // [first, last): the dates of an all-day entry, else those the span
  Day last;                 // touches on the floating zone's wall clock
  std::uint32_t words = 0;  // in ReadResult::words
  bool all_day = false;
  bool transparent = false;  // does not take up time (TRANSP:TRANSPARENT)
  bool cancelled = false;    // STATUS:CANCELLED: called off, listed so that one can say so
  bool is_busy = false;      // of a VFREEBUSY: somebody is busy then, and nothing more is known
};

// What could not be read, and why. Never quotes the calendar.
struct Warning {
  int line = 0;  // from 1, where the event (or the file's trouble) begins; 0: the whole text
  std::string message;
  friend bool operator==(const Warning&, const Warning&) = default;
};

struct ReadOptions {
  Zone floating_zone = Zone::utc();  // whose wall clock all-day dates and zoneless times are on
  Interval window;                   // only what overlaps it is returned
};

struct ReadResult {
  std::vector<Words> words;
  std::vector<Entry> entries;     // by begin, then end, then UID; no two alike
  std::vector<Warning> warnings;  // by line
  bool is_calendar = false;       // false: no VCALENDAR in it, or too big to read; no entries then
  // The last date any event speaks of, in the window or not (a rule without end: the last date
  // Respite can compute with); after it the calendar knows nothing. Nothing where no event does.
  std::optional<Day> last_day;
};

// Reads one or more VCALENDARs in any line ending. A broken event costs that event and a warning;
// one that would cost more than its share of time or memory, its series and a warning.
// What is read how, and what is refused: docs/standards.md. Safe to call from many threads.
[[nodiscard]] ReadResult read_calendar(std::string_view text, const ReadOptions& options);

}  // namespace respite::ical
