// Desks with protected time, made at random from a seed, and the facts that surround it.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/protect/placement.h"

namespace respite::test {

struct ProtectedDesk {
  Desk desk;
  DeskCalendars calendars;
  Timeline timeline;
  Interval window;
  [[nodiscard]] PlacementInput input() const {
    return {.desk = desk, .calendars = calendars, .timeline = timeline, .window = window};
  }
};

// 3 to 8 people in London and Lisbon, 2 weeks of December 2026: own hours, leave, busy time,
// holidays, shifts by day and night, fixed and floating blocks, rules on who can be reached.
[[nodiscard]] ProtectedDesk random_protected_desk(std::uint64_t seed);

}  // namespace respite::test
