// Whoever a plan gives nothing, and why.
#pragma once

#include <map>
#include <vector>

#include "scheduler/rota/check.h"

namespace respite {

// Somebody of a rota in the window who holds none of its turns.
struct WithoutTurn {
  PersonIndex person{};
  int turns = 0;                 // of rotas they are in
  int given = 0;                 // of those: published before, with others
  std::map<Rule, int> barred{};  // of those: by what they may not take it as the plan stands
  int free = 0;                  // of those: they could take it
};

// In the order of people.
[[nodiscard]] std::vector<WithoutTurn> who_is_without_turn(const Problem& problem,
                                                           const Solution& solution,
                                                           const Judgement& judgement);

}  // namespace respite
