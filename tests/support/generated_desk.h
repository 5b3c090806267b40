// Desks of any size, made from a seed: teams in several zones, each holding its rotas.
#pragma once

#include <cstdint>

#include "tests/support/random_desk.h"

namespace respite::test {

struct DeskSize {
  int people = 12;
  int rotas = 1;
  int zones = 1;   // up to 3: London, New York, Sydney
  int weeks = 26;  // from Monday 2026-12-07
};

// Weekly handovers with a primary and, weighing half, a secondary; out of hours on every other
// rota. Each rota has its people, of one zone; one in five also holds the zone's next. One in
// eight is a novice, one in six works part time; everybody has leave, every other one a wish.
// Never two turns within two weeks, weighted; one weekend in three, weighted.
[[nodiscard]] RandomCase generated_desk(const DeskSize& size, std::uint64_t seed);

}  // namespace respite::test
