// Names of holidays that the team file gives and no calendar of the desk has.
#pragma once

#include <vector>

#include "app/desk/file/diagnostic.h"
#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

// An error for each, with the nearest name there is. A name counts wherever any holiday calendar of
// the desk or of a site has it, in whatever year: `calendars` were read for all time.
[[nodiscard]] std::vector<Diagnostic> unknown_holidays(const Desk& desk,
                                                       const DeskCalendars& calendars);

}  // namespace respite
