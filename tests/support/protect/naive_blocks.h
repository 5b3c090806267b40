// A second opinion on protected time, minute by minute, that shares nothing with what places it.
#pragma once

#include <string>
#include <vector>

#include "scheduler/protect/placement.h"

namespace respite::test {

// Everything that is wrong with the blocks, in words; empty where nothing is.
[[nodiscard]] std::vector<std::string> wrong_with(const PlacementInput& input,
                                                  const std::vector<PlacedTime>& blocks);

}  // namespace respite::test
