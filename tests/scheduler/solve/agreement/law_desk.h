// Small desks for a quarter with a random law: what the compiled models are held against.
#pragma once

#include <cstdint>

#include "scheduler/rota/problem.h"

namespace respite::test {

// Thirteen weeks of a few people and shifts, begun on any day of the week: often with what was held
// before, at times with turns of the window held already.
[[nodiscard]] Problem quarter_in_shifts(std::uint64_t seed);

// The same with duties that are handed over, by the week or every few days.
[[nodiscard]] Problem quarter_of_handovers(std::uint64_t seed);

}  // namespace respite::test
