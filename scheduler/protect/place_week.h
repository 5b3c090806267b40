// A week placed for everybody at once: the cheapest, or how far from it at most.
#pragma once

#include "scheduler/protect/place_problem.h"

namespace respite::protect {

struct PlacedWeek {
  std::vector<Line> lines;  // [owner]
  Cost cost = 0;
  Cost bound = 0;  // no lawful lines cost less
  [[nodiscard]] bool proven() const { return cost == bound; }
};

// Everybody's best line is exact (best_line.h); people meet only in crowds. Prices on crowded cells
// bound the week: those of the best mix of blocks (block_programme.h), or, where that takes too
// long, of subgradient steps. Plans come of lines against what the others left, of weights on full
// cells (weighted_search.h), and of blocks that hardly make the mix dearer (narrow_search.h). Where
// the two differ somebody is once sent away from a cell and once held to it. `work`: how much may
// be done (BestLine::work), so the same everywhere; the first plans are made whatever it is.
[[nodiscard]] PlacedWeek place_week(const PlaceProblem& problem, std::int64_t work);

}  // namespace respite::protect
