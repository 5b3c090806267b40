// A change made official: a publication of its own, settled and told in the same transaction.
#pragma once

#include <vector>

#include "app/rota/snapshot.h"
#include "store/life/duty_changes.h"
#include "store/publications.h"

namespace respite {

// Both within the caller's transaction. Throw Failure(kRule) where the store refuses.
store::Published publish_change(store::Database& database, const OpenDesk& desk,
                                const Snapshot& snapshot, const DutyChange& change,
                                const std::vector<store::SlotChange>& slots);
// Puts back what a change that stands replaced.
store::Published take_back(store::Database& database, const OpenDesk& desk,
                           const DutyChange& change);
// Records that leave changed: a publication without slots, of the plan it lies in, so that what is
// owed is settled anew.
void publish_leave(store::Database& database, const OpenDesk& desk, const Snapshot& snapshot,
                   Interval leave);

}  // namespace respite
