// A week to be placed as the integer programme one would write for a general solver, and what that
// solver says: a second opinion.
#pragma once

#include <string>

#include "scheduler/protect/place_problem.h"

namespace respite::test {

// In the LP format. Variables: x_OWNER_WANT_FIRST_LENGTH is 1 where that block lies.
[[nodiscard]] std::string to_programme(const protect::PlaceProblem& problem);

[[nodiscard]] bool has_cbc();
// The least cost by CBC. Throws where it does not get to the end.
[[nodiscard]] protect::Cost least_by_cbc(const protect::PlaceProblem& problem);

}  // namespace respite::test
