// Parts of a desk: people who share duties, and the problem that is left when only they may move.
#pragma once

#include <vector>

#include "scheduler/rota/solution.h"
#include "scheduler/solve/columns/pair_rows.h"

namespace respite {

using People = std::vector<std::size_t>;

// [person] the others who may hold what they may hold, or whom a rule ties to them.
[[nodiscard]] std::vector<People> sharing_of(const Problem& problem);

// People linked by duties, however far: what one part does is nothing to the others.
[[nodiscard]] std::vector<People> parts_of(const std::vector<People>& sharing);

// The same problem, but what others hold is held for good.
[[nodiscard]] Problem narrowed_to(const Problem& problem, const Solution& solution,
                                  const People& people);

}  // namespace respite
