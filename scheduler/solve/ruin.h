// Ruin and recreate: a few turns near each other are taken back and given out anew.
#pragma once

#include <cstdint>

#include "scheduler/solve/plan.h"
#include "scheduler/solve/random.h"
#include "scheduler/solve/work.h"

namespace respite {

// Takes back up to eight turns near each other (all of two people's, or anybody's) and gives each,
// in random order, to whoever it costs least, nobody included. Keeps the outcome where its energy
// rose by no more than `allowance` and no more hard rules are broken; says whether it did. (After
// Schrimpf et al. 2000.)
bool ruin_and_recreate(Plan& plan, Random& random, Work& work, std::int64_t allowance);

}  // namespace respite
