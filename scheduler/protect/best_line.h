// One person's cheapest week against prices: exact.
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

struct BestLine {
  Line line;
  Cost cost = 0;  // fine; prices included
  // No line costs less than this, fine: below `cost` alone where somebody's wants were too many to
  // be placed together.
  Cost bound = 0;
  bool exact = true;      // they were placed together
  std::int64_t work = 0;  // that it took
  bool feasible = true;   // every asked cell is in a block; where not exact, nobody asked
};

// What is the same for all terms is worked out once. The owner must outlive it.
class LineFinder {
 public:
  explicit LineFinder(const Owner& owner);
  [[nodiscard]] BestLine best(const Terms& terms) const;

 private:
  const Owner* owner_;
  std::vector<std::vector<Cost>> lying_;  // [want][cell] of lying on all cells before it, fine
  std::vector<std::vector<int>> groups_;  // of wants placed together
};

[[nodiscard]] inline BestLine best_line(const Owner& owner, const Terms& terms) {
  return LineFinder(owner).best(terms);
}

}  // namespace respite::protect
