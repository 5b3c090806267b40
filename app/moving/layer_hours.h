// The weekly hours that a layer leaves for a rota of its own.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/rota/layers/layers.h"

namespace respite::moving {

// The layer's hours without those of the layers above it, in a week in which no clock changes;
// nothing where that is always. Without any hour: they hide it whole.
[[nodiscard]] std::optional<WeeklyHours> hours_left(const DutyLayer& layer,
                                                    const std::vector<const DutyLayer*>& above,
                                                    Instant from);

}  // namespace respite::moving
