// Whether all required turns can be held, by the bound of whole lines.
#pragma once

#include "scheduler/explain/solvable.h"
#include "scheduler/rota/solution.h"

namespace respite {

// The bound (columns/prove.h) knows how often people can take turns at all, where a search of turns
// is too much work. `found` is lawful where the answer is yes.
[[nodiscard]] Solvable hold_by_bound(const Problem& problem, Solution& found);

}  // namespace respite
