// Protected time as blocks on the time line.
#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/team/desk.h"

namespace respite {

struct ProtectedBlock {
  PersonIndex person{};
  std::size_t declared = 0;  // into Protection::blocks
  Wall begin;                // in the person's zone
  Wall end;
  Interval span;
};

// Fixed blocks that begin in the window, of people present then; sorted by begin, person.
[[nodiscard]] std::vector<ProtectedBlock> expand_fixed_blocks(const Desk& desk, Interval window);

}  // namespace respite
