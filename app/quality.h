// How far from the best possible a plan is at most.
#pragma once

#include "app/view.h"
#include "scheduler/solve/solve.h"

namespace respite {

[[nodiscard]] QualityView quality_of(const SolveResult& result);

}  // namespace respite
