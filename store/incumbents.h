// Interchangeable places of a shift: whoever holds one keeps it.
#pragma once

#include <vector>

#include "store/published.h"

namespace respite::store {

// The same plan, with people moved among places of the same rota, seat and turn that cover the
// same time, so that as many as possible hold the place they hold in `published`. Use it before
// diff and publish: a plan numbers the heads of a shift as it likes, a feed must not.
[[nodiscard]] std::vector<SlotRecord> keep_incumbents(std::vector<SlotRecord> next,
                                                      const std::vector<PublishedSlot>& published);

}  // namespace respite::store
