// From a mix of lines to one line each: fix what is nearly whole, price again, until all is fixed.
#pragma once

#include <functional>
#include <optional>

#include "scheduler/solve/engine/column_generation.h"

namespace respite {

struct DiveOptions {
  Cost below = INT64_MAX / 4;  // give up once nothing cheaper can come
  double whole = 0.85;         // shares from here on are fixed at once
  double at_once = 0.1;        // part of those not fixed that is fixed at once ...
  double worth = 0.2;          // ... where their shares are as large
  double noise = 0.0;          // added to shares at random, for a dive unlike the last
};

// The lines of the free people [slot], or none when it cannot beat `below` (or time is up).
// Cost as ColumnGeneration::bound counts it. Leaves the columns it found and nothing fixed.
[[nodiscard]] std::optional<Roster> dive(ColumnGeneration& generation, const DiveOptions& options,
                                         Random& random, const std::function<bool()>& stop);

}  // namespace respite
