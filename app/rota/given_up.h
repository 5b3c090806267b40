// What a plan gave up, and whom it gives nothing, in sentences.
#pragma once

#include <string>
#include <vector>

#include "app/view/plan.h"
#include "scheduler/rota/without_turn.h"

namespace respite {

// Every wish that is not met, with its count, what costs most first: "Ben Ito would rather not be
// on duty with Asha Patel: 4 of 6 turns are (weight 10)".
[[nodiscard]] std::vector<std::string> wishes_given_up(const Problem& problem,
                                                       const Solution& solution);

// Whoever holds nothing, and why.
[[nodiscard]] std::vector<WithoutTurnView> without_turn_views(
    const Problem& problem, const std::vector<WithoutTurn>& without);

}  // namespace respite
