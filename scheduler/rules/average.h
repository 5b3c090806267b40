// Averages of working time over a reference period.
#pragma once

#include "scheduler/time/instant.h"

namespace respite {

// What may still be worked in a reference period of so many weeks under a weekly limit, given what
// was worked in it (Directive 2003/88/EC, articles 6 and 16(b): 48 h). Below zero where too much
// was.
[[nodiscard]] constexpr Seconds time_left_under_average(Seconds worked, int weeks,
                                                        Seconds per_week) {
  return per_week * weeks - worked;
}

}  // namespace respite
