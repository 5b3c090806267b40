// Whole blocks out of a linear programme over blocks: a tree, depth first.
#pragma once

#include <vector>

#include "scheduler/protect/block_programme.h"

namespace respite::protect {

struct TreeOrder {
  Cost below = 0;            // points that lines must cost less than
  std::size_t together = 1;  // so many blocks are kept at a time
};

// The cheapest lines that are found while there is effort left, [owner]; none: empty. Blocks of
// which the mix has the largest parts are kept, then the first of them is barred. What was kept or
// barred before is forgotten.
[[nodiscard]] std::vector<Line> lines_below(const PlaceProblem& problem, BlockProgramme& programme,
                                            TreeOrder order, Effort& effort);

}  // namespace respite::protect
