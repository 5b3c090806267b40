// What a call-out, or a boundary given up, is worth to whoever gave the time.
#pragma once

#include "scheduler/boundary/availability.h"

namespace respite {

struct Owed {
  Seconds load{};  // elapsed time times the weight of its band, as the account counts load
  Seconds rest{};  // missing from eleven hours before or after the work, minute for minute
};

// Less than this counts as this much.
inline constexpr Seconds kShortestCallOut = std::chrono::minutes{30};

// For work in `span`, which may lie outside personal hours. Only the part outside counts as load;
// nothing where all of it lies within personal hours or rostered duty.
[[nodiscard]] Owed owed_for(const Availability& known, PersonIndex person, Interval span);

}  // namespace respite
