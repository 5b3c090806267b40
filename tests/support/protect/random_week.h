// Weeks to be placed, made at random from a seed: crowded ones among them.
#pragma once

#include <cstdint>

#include "scheduler/protect/place_problem.h"

namespace respite::test {

struct WeekShape {
  int owners = 5;
  int days = 3;
  int cells_a_day = 16;
};
[[nodiscard]] protect::PlaceProblem random_week(std::uint64_t seed, const WeekShape& shape);

}  // namespace respite::test
