// The usual week: where floating time lies when nobody is away, on duty or busy.
#pragma once

#include "scheduler/protect/week_problem.h"

namespace respite::protect {

// Of the desk's week that begins on that day, kept close to each one's last published week before
// the window. `work`: as place_week().
[[nodiscard]] UsualWeek usual_week(const PlacementInput& input, Day first, Seconds step,
                                   std::int64_t work);

}  // namespace respite::protect
