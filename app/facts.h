// From what is published to what a problem starts from.
#pragma once

#include <vector>

#include "scheduler/rota/problem.h"
#include "store/published.h"

namespace respite {

// Published turns of rotas the team file still has, and the ledger they add up to at the start
// of the window. People gone from the file are named by id.
[[nodiscard]] Facts facts_from(const Desk& desk, const DeskCalendars& calendars,
                               const std::vector<PublishedSlot>& published, Interval window);

}  // namespace respite
