// A desk without one of its elements.
#pragma once

#include <vector>

#include "scheduler/explain/element.h"
#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

// Takes away what is no limit and no turn. Of the entries of a list the last goes first: their
// numbers are places. `elsewhere` [person] as in Facts.
void take_away(const Element& element, Desk& desk, DeskCalendars& calendars,
               std::vector<IntervalSet>& elsewhere);

}  // namespace respite
