// What a rota must be beyond its single values: held by somebody, covering something.
#pragma once

#include "app/desk/file/fields.h"
#include "scheduler/team/desk.h"

namespace respite::team_file {

// Runs, and at most once a day.
void check_shift(const Shift& shift, const Fields& fields, Report& report);

// Has either a handover and seats, or shifts.
void check_plan(const Fields& fields, Report& report);

// It covers something, somebody may hold it, and for each seat and shift somebody has what it asks
// for. To be asked where the rota was read without an error, else it repeats what was said.
void check_rota(const Rota& rota, const Desk& desk, const Fields& fields, Report& report);

}  // namespace respite::team_file
