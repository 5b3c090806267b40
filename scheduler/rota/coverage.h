// Gaps: what today's file wants covered less what somebody able holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/rota/timeline.h"
#include "scheduler/rota/turn.h"

namespace respite {

struct Gap {
  Turn turn;                          // as the file asks for it; its slots are what is uncovered
  std::optional<std::string> holder;  // who holds it and is not able; nobody: it is open
  bool unbegun = false;               // lies before the rota's first duty: not planned yet
};

// Every gap of required seats in the window, whatever made it: an empty turn, an undone one, a new
// holiday, changed hours, a holder who has left or is on leave. Interchangeable places of a shift
// stand in for each other. `first` is when a rota without any duty is taken to begin. Sorted by the
// begin of what is uncovered.
[[nodiscard]] std::vector<Gap> find_gaps(const Desk& desk, const DeskCalendars& calendars,
                                         const Timeline& timeline, Interval window, Instant first);

}  // namespace respite
