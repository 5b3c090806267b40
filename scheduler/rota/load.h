// What the load of a turn for whoever holds it is made of.
#pragma once

#include "scheduler/rota/turn.h"

namespace respite {

[[nodiscard]] IntervalSet covered_time(const Turn& turn);
[[nodiscard]] int factor_of(const Desk& desk,
                            const Turn& turn);  // percent; 100 for a seat that is gone

}  // namespace respite
