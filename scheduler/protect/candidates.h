// All blocks that could lie somewhere in a week.
#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/protect/place_problem.h"

namespace respite::protect {

struct Candidate {
  std::size_t owner = 0;
  PlacedBlock block;
};

// By owner.
[[nodiscard]] std::vector<Candidate> candidates_of(const PlaceProblem& problem);

// The cell from which another block of the owner may lie after it.
[[nodiscard]] int free_from(const Owner& owner, Lying at);

// What it costs to lie there, points; what is known and kept by it taken off.
[[nodiscard]] double cost_alone(const Want& want, Lying at);

}  // namespace respite::protect
