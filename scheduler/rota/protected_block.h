// Protected time as blocks on the time line.
#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

struct ProtectedBlock {
  PersonIndex person{};
  std::size_t declared = 0;  // into Protection::blocks
  Wall begin;                // in the person's zone
  Wall end;
  Interval span;
};

// When somebody is away. Before they join and after they leave may be said as leave.
struct OffTime {
  IntervalSet leave;
  IntervalSet holidays;
};

// One person's fixed blocks that share time with the window, less the time they are off, as far as
// the file does not say that a block stays in it: each piece that is left is a block. In the order
// of the file, then by begin.
[[nodiscard]] std::vector<ProtectedBlock> fixed_blocks_of(const Desk& desk, PersonIndex person,
                                                          const OffTime& off, Interval window);

// Everybody's that begin in the window, less their leave and the holidays of their site; sorted by
// begin, person.
[[nodiscard]] std::vector<ProtectedBlock> expand_fixed_blocks(const Desk& desk,
                                                              const DeskCalendars& calendars,
                                                              Interval window);

}  // namespace respite
