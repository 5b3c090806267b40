// Desks in shifts, thrown together from a seed.
#pragma once

#include <cstdint>

#include "scheduler/rota/problem.h"
#include "scheduler/solve/solve.h"

namespace respite::test {

// Early, late and night for so many people and days, with limits, wishes, skills and people who are
// not always free; company wishes only where asked for.
[[nodiscard]] Problem shift_problem(std::uint64_t seed, int people, int days, bool company);

[[nodiscard]] inline SolveOptions options(std::uint64_t seed, std::int64_t effort) {
  SolveOptions options;
  options.seed = seed;
  options.effort = effort;
  return options;
}

}  // namespace respite::test
