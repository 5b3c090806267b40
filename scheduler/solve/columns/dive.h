// From a mix of lines to a plan: what is nearly decided is decided, the lines priced anew, in turn.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "scheduler/solve/columns/generation.h"

namespace respite {

// Keeps what is given; what could not be made up for stays empty. Nothing where the mix says that
// no plan below `known` points, or not much above, comes of it. Leaves its decisions behind.
[[nodiscard]] std::optional<Held> dive(Generation& generation, const CoverPart& cover,
                                       std::vector<Decision> given, double known,
                                       const std::function<bool()>& stop);

}  // namespace respite
