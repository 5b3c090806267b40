// A first plan, nothing bettered.
#pragma once

#include "scheduler/solve/construct.h"
#include "scheduler/solve/fill.h"
#include "scheduler/solve/plan.h"

namespace respite::test {

inline Plan first_plan(const Problem& problem) {
  Plan plan(problem);
  Work work({}, 1'000'000);
  construct(plan, work);
  trim(plan);
  fill(plan, work, 2);
  return plan;
}

}  // namespace respite::test
