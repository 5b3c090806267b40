// All blocks that could lie somewhere in a week.
#pragma once

#include <cstddef>
#include <span>
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

// Cells on which only one of those blocks of the owner may lie or be free: enough of them to say so
// of all.
[[nodiscard]] std::vector<int> fullest_cells(const Owner& owner, std::span<const Candidate> blocks);

// What it costs to lie there, points; what is known and kept by it taken off.
[[nodiscard]] double cost_alone(const Want& want, Lying at);

}  // namespace respite::protect
