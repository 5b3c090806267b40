// Desks that never close, and who seems to be there at any hour of them.
#pragma once

#include "scheduler/boundary/availability.h"

namespace respite {

// No minute of the week from then on is outside of service.
[[nodiscard]] bool never_closes(const Availability& known, Instant from);

// Whoever says no hours of their own has the desk's: on a desk that never closes, all there are.
[[nodiscard]] bool is_always_there(const Availability& known, PersonIndex person, Interval window);

}  // namespace respite
