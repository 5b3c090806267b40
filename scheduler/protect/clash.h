// Targets, hours and rules on who can be reached that cannot all hold, whatever the weeks bring.
#pragma once

#include <utility>
#include <vector>

#include "scheduler/protect/placement.h"

namespace respite {

struct Clash {
  std::vector<std::pair<std::size_t, PersonIndex>> wants;  // declarations, and whose
  std::vector<std::size_t> accessible;                     // into Protection::accessible
  bool white_space = false;
};

// A set that clashes in a usual week, in which nobody is away, busy or on duty, and of which none
// can be left out. Nothing where all of it holds, or where that is not known.
[[nodiscard]] std::optional<Clash> find_clash(const Desk& desk, Day week);

// Service time of that usual week in which blocks the file fixes leave nobody of a desk that has no
// [[accessible]]: the first such stretch, lunch left out.
[[nodiscard]] std::optional<Interval> find_deserted(const Desk& desk, Day week);

}  // namespace respite
