// What a re-plan may take from whoever holds it.
#pragma once

#include "scheduler/rota/problem.h"

namespace respite {

// Whether a turn whose holder can hold it may go to somebody else: what begins within the freeze
// stays as it is, and what a change gave.
[[nodiscard]] bool may_move(const HeldTurn& held, Instant frozen_until);

// Makes loose (HeldTurn::loose_from) what is held in the window and may_move(), and whatever its
// holder cannot hold (gone, not there, on leave, not in the rota, ...), frozen or not: of a turn
// begun before the window the rest, from the first moment that they cannot; and what their own
// turns allow no longer once those are gone: a day off between two that is now too short.
void release(Facts& facts, const Desk& desk, const DeskCalendars& calendars, Interval window,
             Instant frozen_until);

}  // namespace respite
