// Hours of the week as people write them.
#pragma once

#include <string>
#include <vector>

#include "scheduler/boundary/week_pattern.h"

namespace respite {

// "Mon 08:00-09:00, 16:00-18:00; Tue-Fri 08:00-09:00": those that are so in at least half of the
// weeks. Empty where none is.
[[nodiscard]] std::string usual_hours(const std::vector<WeekStretch>& stretches);

}  // namespace respite
