// How far from the best possible a plan is at most.
#pragma once

#include "app/view.h"
#include "scheduler/solve/solve.h"

namespace respite {

// Of a plan of that score, by what the solver found out about all plans.
[[nodiscard]] QualityView quality_of(const Score& score, const SolveResult& result);

}  // namespace respite
