// One person's cheapest week against prices: exact.
#pragma once

#include "scheduler/protect/line/together.h"

namespace respite::protect {

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
  BlockCosts costs_;
  std::vector<Together> groups_;
  Cost worth_ = 0;  // of all that is known, fine
};

[[nodiscard]] inline BestLine best_line(const Owner& owner, const Terms& terms) {
  return LineFinder(owner).best(terms);
}

}  // namespace respite::protect
