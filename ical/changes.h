// The changes to the occurrences of a series (RECURRENCE-ID): which count, and what they make of
// the others.
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "ical/event_reader.h"

namespace respite::ical {

// The events of one UID: those that stand for themselves, and those that change occurrences.
struct Series {
  std::vector<const RawEvent*> masters;
  std::vector<const RawEvent*> changes;  // each with `replaces`
};

// Visits the series of a text in the order in which they begin there. Events without a UID stand
// alone.
void for_each_series(const std::deque<RawEvent>& events,
                     const std::function<void(const Series&)>& visit);

// Of several changes to one occurrence the one with the highest SEQUENCE counts, then the last.
struct Changes {
  Names names;                          // every occurrence that is changed
  std::vector<const RawEvent*> single;  // what each of them becomes
  std::vector<const RawEvent*> onward;  // what changes all that follow (THISANDFUTURE)
};
[[nodiscard]] Changes changes_of(const Series& series);

// The moment of an occurrence to compare with others of its series: a date's is its midnight, as
// if UTC.
[[nodiscard]] Instant moment_of(bool all_day, Wall begin, const WallClock& clock);

// What a name means on the clock of the series that `master` begins.
[[nodiscard]] Wall wall_of(const Name& name, const RawEvent& master);
[[nodiscard]] Instant moment_of(const Name& name, const RawEvent& master);

// What becomes of the occurrences from a moment on.
struct Later {
  Instant from;
  Seconds shift{};  // on the wall clock
  const WallClock* clock = nullptr;
  const RawEvent* as = nullptr;
};
// By `from`. An occurrence moved to another zone takes the later ones along: they are as far from
// where they were, wall time for wall time.
[[nodiscard]] std::vector<Later> later_changes(const Changes& changes, const RawEvent& master);

}  // namespace respite::ical
