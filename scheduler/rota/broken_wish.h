// Wishes that a plan does not meet, counted.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scheduler/rota/solution.h"

namespace respite {

struct BrokenWish {
  PersonIndex person{};
  std::size_t wish = 0;                 // into Person::wishes
  int such = 0;                         // turns of theirs in the window that are as the wish has it
  int turns = 0;                        // of how many that the wish could be about
  std::optional<TurnIndex> first = {};  // the first that goes against it
};

// A dislike is broken by each turn that is as it says; a liking by each that is not, one for dates
// where no turn of theirs falls on them. A wish for a shift is about the turns of rotas that have
// it. What costs most first: weight times the turns against it.
[[nodiscard]] std::vector<BrokenWish> broken_wishes(const Problem& problem,
                                                    const Solution& solution);

}  // namespace respite
