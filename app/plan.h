// Plan: the main path, from a desk to a draft.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>

#include "app/open_desk.h"
#include "app/view.h"
#include "scheduler/solve/solve.h"

namespace respite {

struct PlanOptions {
  Day from;
  int weeks = 13;
  SolveOptions solve;
};

// Plans the window around what is published, keeps the plan as the desk's draft, and says what it
// traded. Interrupted, it keeps the best so far.
[[nodiscard]] PlanView plan(const OpenDesk& desk, const PlanOptions& options);

}  // namespace respite
