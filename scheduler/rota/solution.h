// An answer to a problem: who holds each turn.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/rota/problem.h"

namespace respite {

struct Solution {
  std::vector<std::optional<PersonIndex>> holder;  // [turn]; fixed turns included
};

// Everything empty but what is fixed.
[[nodiscard]] Solution empty_solution(const Problem& problem);

// A person's turns, in the order of Problem::turns.
[[nodiscard]] std::vector<TurnIndex> line_of(const Solution& solution, PersonIndex person);

}  // namespace respite
