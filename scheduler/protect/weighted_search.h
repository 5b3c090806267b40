// Plans of a week by weights on cells where too many are away.
#pragma once

#include "scheduler/protect/fitting.h"

namespace respite::protect {

// Everybody in turn takes their cheapest line against weights of cells that are full without them.
// A weight rises while too many lie on its cell and falls while there is room, so that the lines
// leave every trap in the end. (Morris, "The breakout method for escaping from local minima",
// 1993; Voudouris and Tsang, "Guided local search", 1999.) Weights begin with `prices`, which say
// where room is scarce. What is found goes into `fitting`, which has a plan, until so much of the
// effort that pricing counts is used, `bound`, points, is met, or nothing better comes for long.
void search_by_weights(const PlaceProblem& problem, const Prices& prices, Cost bound,
                       Pricing& pricing, Fitting& fitting, const Effort& effort,
                       std::int64_t until);

}  // namespace respite::protect
