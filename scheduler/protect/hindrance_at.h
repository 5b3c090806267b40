// Whether one block may lie somewhere, beside all that is known.
#pragma once

#include "scheduler/protect/placement.h"

namespace respite {

// The first thing in the way of a known block at another time; nothing: it may lie there. Hours are
// none: whoever owns it says when they learn.
[[nodiscard]] std::optional<Hindrance> hindrance_at(const PlacementInput& input, std::size_t known,
                                                    Interval span);

}  // namespace respite
