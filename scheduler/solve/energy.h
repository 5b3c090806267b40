// One number for a plan's cost, so that annealing can weigh tiers against each other.
#pragma once

#include <cstdint>

#include "scheduler/solve/plan.h"

namespace respite {

// Prices under which a point of one tier is worth more than what a move usually gains in the next.
// They only steer: which of two plans is better is always decided tier by tier (Total).
inline constexpr std::int64_t kUnmetPrice = 1'000'000'000;
inline constexpr std::int64_t kCoverPrice = 1'000'000;
inline constexpr std::int64_t kLimitPrice = 2'000;

[[nodiscard]] inline std::int64_t energy_of(const Total& total) {
  return total.unmet * kUnmetPrice + total.score[Tier::kCover] * kCoverPrice +
         total.score[Tier::kLimits] * kLimitPrice + total.score[Tier::kBalance];
}

}  // namespace respite
