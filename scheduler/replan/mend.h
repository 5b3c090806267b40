// Mending a rota with the fewest touches: an exact search, deeper by one touch at a time.
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "scheduler/replan/repair.h"

namespace respite {

struct MendOptions {
  std::int64_t work = 0;                       // lines to judge at most
  int most = std::numeric_limits<int>::max();  // touches
  const std::atomic<bool>* stop = nullptr;     // set from outside: give up
};

struct Mended {
  std::optional<Solution> solution;  // nothing: none within the work or the touches allowed
  // No way to mend it touches fewer turns: of those that leave as little empty as may be, if that
  // is settled, else of those that leave nothing empty.
  int bound = 0;
  bool settled = false;  // the solution leaves as little empty as may be and touches `bound` turns
};

// Gives the open turns of the repair, and moves others where it must, so that no hard breach stands
// that is not tolerated: first with as little empty as may be, then with the fewest touches, then
// for few people and points (these as well as the work allows). The repair is left as it was.
[[nodiscard]] Mended mend(Repair& repair, const MendOptions& options);

}  // namespace respite
