// Limits that a plan could not keep, and where each is declared.
#pragma once

#include <vector>

#include "scheduler/explain/element.h"
#include "scheduler/rota/breach.h"
#include "scheduler/rota/solution.h"

namespace respite {

// The limit that holds for somebody, at its place of declaration: theirs, else the desk's.
[[nodiscard]] Element declared_for(const Desk& desk, PersonIndex person, Rule rule,
                                   std::size_t number);
// Of their rule pack, which they have.
[[nodiscard]] Element pack_limit(const Desk& desk, PersonIndex person, Rule rule,
                                 std::size_t number);
[[nodiscard]] Element rota_limit(RotaIndex rota, Rule rule, std::size_t number);

// A weighted limit that one person's line bends, or a hard minimum that it falls short of.
struct BentLimit {
  Element limit;
  PersonIndex person{};
  std::vector<Breach> breaches;
  std::vector<TurnIndex> turns;  // required ones to give away that have part in them; sorted
};

// In the order of people; each limit of each person once.
[[nodiscard]] std::vector<BentLimit> bent_limits(const Problem& problem, const Solution& plan);

}  // namespace respite
