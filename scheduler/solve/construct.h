// The first plan: turn by turn, the hardest to give first.
#pragma once

#include "scheduler/solve/plan.h"
#include "scheduler/solve/work.h"

namespace respite {

// Gives each empty turn to the person whose line it costs least, fewest candidates first, never
// breaking a hard rule (hard minima aside: lines grow into those).
void construct(Plan& plan, Work& work);

}  // namespace respite
