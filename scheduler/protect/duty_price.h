// What a duty costs the one who holds it in protected time that floats.
#pragma once

#include <cstdint>

#include "scheduler/rota/problem.h"

namespace respite {

// Adds to the points of each turn and person (Problem::wish): 100 for each hour of a weekly or
// monthly target that would find no room in a week if they held that turn and nothing else. What
// the file fixes costs nothing here: keep_clear says that no duty may fall on it.
void add_duty_prices(Problem& problem);

}  // namespace respite
