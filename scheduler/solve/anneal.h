// Simulated annealing over the moves, and the descent that ends it.
#pragma once

#include <cstdint>

#include "scheduler/solve/heat.h"
#include "scheduler/solve/plan.h"
#include "scheduler/solve/random.h"
#include "scheduler/solve/work.h"

namespace respite {

// Runs that many moves with falling heat and leaves the plan at the best it met. `enough` ends it
// early: no plan is better.
void anneal(Plan& plan, Random& random, Work& work, Heat heat, std::int64_t moves,
            const Score& enough);

// Tries every single change of hands and every exchange of two turns that lie near each other,
// again and again, until none betters the plan.
void descend(Plan& plan, Work& work);

}  // namespace respite
