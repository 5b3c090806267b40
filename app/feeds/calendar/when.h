// Feeds that say only when: busy time and hours, without a word (docs/decisions/when-feeds.md).
#pragma once

#include <string>

#include "app/feeds/calendar/disclosure.h"
#include "ical/free_busy.h"
#include "scheduler/boundary/person_time.h"

namespace respite {

// From the first of this UTC month to where other feeds end (feed_window): what somebody did last
// month is not asked by those who look for time.
[[nodiscard]] Interval when_window(Instant now);

// Which feed, over which time, and when it last changed as far as is known. It changes with its
// window too.
struct WhenFeed {
  std::string name;  // "free-busy/asha": what UIDs are made of
  Interval window;
  Instant changed;
};

[[nodiscard]] ical::FreeBusy free_busy_feed(const WhenFeed& feed, const PersonTime& time,
                                            const OpaqueUid& opaque);

// Somebody's hours, edges moved inward as busy ones are moved outward.
[[nodiscard]] ical::Availability personal_hours_feed(const WhenFeed& feed, const IntervalSet& hours,
                                                     const OpaqueUid& opaque);

// The desk's hours, to the second: they are a promise.
[[nodiscard]] ical::Availability service_hours_feed(const WhenFeed& feed,
                                                    const std::string& desk_name,
                                                    const IntervalSet& hours,
                                                    const OpaqueUid& opaque);

}  // namespace respite
