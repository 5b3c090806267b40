// What a plan gave up, in sentences.
#pragma once

#include <string>
#include <vector>

#include "scheduler/rota/check.h"

namespace respite {

// Wishes that were not met and weighted limits that were bent, one sentence each, in the order of
// people; at most `most` of them, then how many more.
[[nodiscard]] std::vector<std::string> traded_in(const Problem& problem, const Solution& solution,
                                                 const Judgement& judgement, std::size_t most = 8);

}  // namespace respite
