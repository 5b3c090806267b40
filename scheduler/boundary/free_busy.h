// One person's free and busy time, without a word of what it is (RFC 5545, 3.6.4 and 3.2.9).
#pragma once

#include <vector>

#include "scheduler/boundary/person_time.h"

namespace respite {

enum class BusyType { kBusy, kTentative, kUnavailable };

struct BusyTime {
  Interval span;
  BusyType type = BusyType::kBusy;
  friend bool operator==(const BusyTime&, const BusyTime&) = default;
};

// Sorted, not overlapping; what is left out is free. Away from personal hours and work duty:
// unavailable, whatever else is there, so that a week's leave looks like five busy days. Within
// them leave, bookings, non-negotiable and defended time: busy; movable: tentative. Favours and
// being on call are free.
[[nodiscard]] std::vector<BusyTime> free_busy(const PersonTime& time, Interval window);

// Edges moved outward to the grid (scheduler/time/round.h). Where times of two types then overlap,
// the earlier of unavailable, busy, tentative holds.
[[nodiscard]] std::vector<BusyTime> round_outward(const std::vector<BusyTime>& times, Seconds step);

}  // namespace respite
