// Protected time made official beside duties that stay as they are.
#pragma once

#include "app/rota/protected_time.h"
#include "app/view/protection.h"

namespace respite {

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
