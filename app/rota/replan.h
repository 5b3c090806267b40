// Re-plan: the fewest changes that mend what is published.
#pragma once

#include <optional>

#include "app/desk/open_desk.h"
#include "app/view/replan.h"
#include "scheduler/replan/replan.h"

namespace respite {

struct MendingOptions {
  std::optional<Day> from;  // else now; to the furthest end of what is published
  bool thaw = false;        // move time within the freeze, too
  ReplanOptions solve;
};

// Mends what is published from then on, as scheduler/replan/replan.h says, and keeps the result as
// the desk's draft; where nothing would change, no draft is written. Throws Failure(kInput) where
// nothing is published from then on.
[[nodiscard]] ReplanView replan(const OpenDesk& desk, const MendingOptions& options);

}  // namespace respite
