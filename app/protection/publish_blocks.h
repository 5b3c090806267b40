// Protected time made official beside duties that stay as they are.
#pragma once

#include "app/rota/protected_time.h"
#include "app/rota/snapshot.h"
#include "app/view/protection.h"

namespace respite {

// What is published of it, and what it was read with.
struct ProtectedState {
  Snapshot snapshot;
  ProtectedFacts facts;
};
[[nodiscard]] ProtectedState read_protected_state(const OpenDesk& desk,
                                                  const store::Database& database);

// The blocks of `before` become those of `after`, which lie in the window; no draft is touched.
// Nothing where nothing would change; throws Failure(kRule) where somebody published meanwhile.
[[nodiscard]] std::optional<store::Published> publish_blocks(store::Database& database,
                                                             const OpenDesk& desk, Revision base,
                                                             Interval window,
                                                             const std::vector<SlotRecord>& before,
                                                             const std::vector<SlotRecord>& after);

[[nodiscard]] std::vector<BlockChangeView> block_changes(const Names& names,
                                                         const std::vector<SlotRecord>& before,
                                                         const std::vector<SlotRecord>& after);

}  // namespace respite
