// How much worse a move may make a plan: annealing's heat and what it allows.
#pragma once

#include <cstdint>

#include "scheduler/solve/random.h"

namespace respite {

struct Heat {
  std::int64_t from = 0;  // energy that a move may cost at first, on average
  std::int64_t to = 0;    // and in the end, at least 1
};

// Heat after a part of the run: halved in equal steps, linear between two halvings, so that no
// library's exponential is asked.
[[nodiscard]] std::int64_t heat_at(Heat heat, std::int64_t step, std::int64_t steps);

// What a move may cost this time: exponential with mean `heat`.
[[nodiscard]] std::int64_t allowance(std::int64_t heat, Random& random);

}  // namespace respite
