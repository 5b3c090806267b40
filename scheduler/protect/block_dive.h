// A plan out of the best mix of blocks: what is nearly whole is kept, and the rest mixed again.
#pragma once

#include <vector>

#include "scheduler/protect/block_programme.h"

namespace respite::protect {

// Lawful lines, [owner], in which nothing was reconsidered; not all that could be placed where the
// effort was used up. What was kept or barred before is forgotten.
[[nodiscard]] std::vector<Line> rounded_lines(const PlaceProblem& problem,
                                              BlockProgramme& programme, Effort& effort);

}  // namespace respite::protect
