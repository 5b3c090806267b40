// A solver that tries everything: slow, simple, and right.
#pragma once

#include "scheduler/rota/score.h"
#include "scheduler/rota/solution.h"

namespace respite::test {

struct Best {
  Solution solution;
  int broken = 0;  // hard rules, minima aside, as a plan counts them
  int unmet = 0;
  Score score;
};

// The best of all plans, fewest hard rules broken first, then score. Turns nobody decides about
// keep their holders. For problems of about (people + 1)^turns <= 10^6.
[[nodiscard]] Best brute_force(const Problem& problem);

// How many plans that is.
[[nodiscard]] double plans_of(const Problem& problem);

}  // namespace respite::test
