// Desks with too few people for their rules, and whether what is said of them is true.
#pragma once

#include <cstdint>

#include "tests/support/random_desk.h"

namespace respite::test {

struct Told {
  int turns = 0;   // empty turns explained
  int cores = 0;   // smallest sets, each shown to be one
  int fixes = 0;   // each shown to work
  int limits = 0;  // bent limits explained by a smallest set
};

// Plans the desk and explains what stays empty and the limits that bend, at most so many of each.
// Expects that every set conflicts, and without any one of its elements does not, by a solver that
// tries everything where there is little to try and else by the plan's own; that every fix works;
// and, where everything can be tried, that there is an answer.
Told expect_true(const RandomCase& random, int most);

}  // namespace respite::test
