// From a mix of lines to a plan: what is nearly decided is decided, the lines priced anew, in turn.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "scheduler/solve/columns/generation.h"

namespace respite {

// Person and post; what could not be made up for stays empty. Leaves its decisions behind.
[[nodiscard]] std::vector<std::pair<std::size_t, int>> dive(Generation& generation,
                                                            const CoverPart& cover,
                                                            const std::function<bool()>& stop);

}  // namespace respite
