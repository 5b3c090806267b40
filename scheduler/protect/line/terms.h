// What somebody's line meets on each cell: prices, and where it may not or must lie.
#pragma once

#include "scheduler/protect/place_problem.h"

namespace respite::protect {

// Costs within a search are finer than those of a problem, so that prices can lie between them.
inline constexpr Cost kFine = 1024;

struct Terms {
  std::vector<Cost> price;          // [cell] of being in a block, fine; empty: none
  std::vector<std::uint8_t> shut;   // [cell] no block may lie on it; empty: none
  std::vector<std::uint8_t> asked;  // [cell] a block must lie on it; empty: none
};

}  // namespace respite::protect
