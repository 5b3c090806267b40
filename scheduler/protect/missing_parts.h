// What is missing of a want costs, as a linear programme may see it: no less than whole blocks
// allow.
#pragma once

#include <vector>

#include "scheduler/protect/place_problem.h"

namespace respite::protect {

struct MissingPart {
  int cells = 0;
  double a_cell = 0;  // points
};

struct MissingCost {
  int most_placed = 0;             // cells that whole blocks come to, of those wanted
  Cost least = 0;                  // with so many placed
  std::vector<MissingPart> parts;  // of what is missing of those: the cheapest first
};

// The greatest convex cost that is not above missing_cost() for any amount that whole blocks come
// to. Between amounts half a block would seem cheaper than half of what a whole one costs.
[[nodiscard]] MissingCost missing_cost_of_whole_blocks(const Want& want);

}  // namespace respite::protect
