// Plans among the blocks that the best mix would hardly be dearer with.
#pragma once

#include "scheduler/protect/block_programme.h"
#include "scheduler/protect/fitting.h"

namespace respite::protect {

// Looks for plans that cost little more than `bound`, points, among blocks that make the mix of
// `whole`, as it was solved, dearer by no more than that: by a little first, then by more, then by
// half of what is left. With so much effort at most; what is found goes into `fitting`.
void search_narrow(const PlaceProblem& problem, const BlockProgramme& whole, Cost bound,
                   Fitting& fitting, Effort& effort);

}  // namespace respite::protect
