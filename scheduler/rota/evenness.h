// How even a plan is, and in what.
#pragma once

#include <optional>

#include "scheduler/rota/without_turn.h"

namespace respite {

// Counts of one kind among the people they are compared for; none where fewer than two are.
struct Spread {
  int people = 0;
  int least = 0;
  int most = 0;
};

struct Evenness {
  std::optional<PersonIndex> farthest;  // from their fair share of load; nothing: nobody has any
  std::int64_t off = 0;                 // by how much, load seconds above it
  // Among those with about the same presence, who may hold turns in which such time falls.
  Spread nights;
  Spread weekends;
  Spread holidays;
};

// Whoever holds nothing and could hold nothing is left out: see `without`.
[[nodiscard]] Evenness evenness_of(const Problem& problem, const Solution& solution,
                                   const Judgement& judgement,
                                   const std::vector<WithoutTurn>& without);

}  // namespace respite
