// What one person has before them: duties, protected time, bookings and leave, for their page.
#pragma once

#include <string>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/feeds/calendar/feed.h"
#include "scheduler/time/interval_set.h"
#include "scheduler/time/zone.h"

namespace respite {

struct OwnDays {
  Zone zone = Zone::utc();            // of the person
  std::vector<SlotRecord> duties;     // by begin; stretches of one turn that touch are one
  std::vector<FeedBlock> blocks;      // by begin; where requests have moved them to
  std::vector<FeedBooking> bookings;  // by begin
  IntervalSet leave;                  // that stands, from every source
};

// Of the window, whole where they reach out of it; leave is cut to it. Empty for nobody's id.
[[nodiscard]] OwnDays own_days(const OpenDesk& desk, const std::string& person, Interval window);

}  // namespace respite
