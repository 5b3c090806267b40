// Filling what is empty: directly, or by chains of people who take over from one another.
#pragma once

#include "scheduler/solve/plan.h"
#include "scheduler/solve/work.h"

namespace respite {

// Gives every required empty turn to somebody, where anybody is not barred by a hard rule, given
// the rest of the plan; else tries to free somebody by handing one of their turns on (and that
// person's in turn, `depth` deep). Cover comes first, so limits and balance may suffer. Afterwards
// each turn that is still empty has everybody barred.
void fill(Plan& plan, Work& work, int depth);

// Gives each empty turn that is not required to somebody where that breaks no rule and makes the
// plan no worse.
void fill_optional(Plan& plan);

// Takes away turns until no line falls short of a hard minimum that fewer turns can mend (days in
// a row, days off in a row).
void trim(Plan& plan);

}  // namespace respite
