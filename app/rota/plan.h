// Plan: the main path, from a desk to a draft.
#pragma once

#include "app/desk/open_desk.h"
#include "app/view/plan.h"
#include "scheduler/solve/solve.h"

namespace respite {

struct PlanOptions {
  Day from;
  int weeks = 13;
  std::size_t alternatives = 0;  // at most so many beside the plan
  std::size_t keep = 0;          // which becomes the draft; 0: the plan by the desk's own weights
  SolveOptions solve;
};

// Plans the window around what is published, keeps the plan as the desk's draft, and says what it
// traded. Interrupted, it keeps the best so far. Throws Failure(kInput) where the alternative to
// keep was not found; the draft stays what it was then.
[[nodiscard]] PlanView plan(const OpenDesk& desk, const PlanOptions& options);

}  // namespace respite
