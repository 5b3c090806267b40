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

// Everybody's best line is exact (line/best_line.h); people meet only in crowds. Prices on crowded
// cells bound the week: those of the best mix of blocks (block_programme.h), as far as it came.
// Plans come of blocks that hardly make the mix dearer (narrow_search.h) and of weights on full
// cells (weighted_search.h). Where bound and plan differ, somebody is once sent away from a cell
// and once held to it. `work`: how much may be done (BestLine::work), so the same everywhere; the
// first plans are made whatever it is.
[[nodiscard]] PlacedWeek place_week(const PlaceProblem& problem, std::int64_t work);

}  // namespace respite::protect
