// From what is published and recorded to the facts verdicts are judged by.
#pragma once

#include "app/snapshot.h"
#include "scheduler/boundary/facts.h"

namespace respite {

// Work duties are rostered time. Emergencies go to the first two seats of the first standby rota
// that changes hands: its holders from handover to handover, as published.
[[nodiscard]] DeskFacts desk_facts(const Desk& desk, const DeskCalendars& calendars,
                                   const Snapshot& snapshot);

}  // namespace respite
