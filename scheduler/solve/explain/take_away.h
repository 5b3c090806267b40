// A desk without one of its elements, and where on a desk elements stand.
#pragma once

#include <vector>

#include "scheduler/solve/explain/element.h"
#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

// Takes away what is no limit and no turn. Of the entries of a list the last goes first: their
// numbers are places. `elsewhere` [person] as in Facts.
void take_away(const Element& element, Desk& desk, DeskCalendars& calendars,
               std::vector<IntervalSet>& elsewhere);

// The shift that an element is about.
[[nodiscard]] Shift& shift_of(Desk& desk, const Element& element);
// Where people who are to be apart are listed.
[[nodiscard]] std::vector<Limit<Apart>>& apart_of(Desk& desk, const Element& element);

}  // namespace respite
