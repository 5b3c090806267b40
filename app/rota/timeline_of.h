// From what is published to the timeline.
#pragma once

#include <vector>

#include "scheduler/rota/timeline.h"
#include "store/published.h"

namespace respite {

// The duties among those slots; protected blocks are none.
[[nodiscard]] Timeline timeline_of(const std::vector<SlotRecord>& slots);
[[nodiscard]] Timeline timeline_of(const std::vector<PublishedSlot>& published);

}  // namespace respite
