// Limits that no plan could keep together, whatever the desk: told where the file is read.
#pragma once

#include "app/desk/file/fields.h"
#include "app/desk/file/report.h"
#include "scheduler/team/limit.h"

namespace respite::team_file {

// Of hard limits of one section that bind the same people: more wanted in a row, or within a span,
// than is allowed, and more days or nights than a span has.
void check_bounds(const Limits& limits, const Fields& fields, Report& report);

}  // namespace respite::team_file
