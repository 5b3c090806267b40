// Re-planning: the fewest changes that mend a published rota.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>

#include "scheduler/rota/solution.h"

namespace respite {

struct ReplanOptions {
  std::optional<int> budget;                // turns it may touch at most
  std::int64_t effort = 100;                // percent of the usual work; reproducible
  const std::atomic<bool>* stop = nullptr;  // set from outside: best so far
};

// Touched as in touches.h.
struct Replan {
  Solution solution;
  int touched = 0;      // turns
  int people = 0;       // who gain or lose one
  int bound = 0;        // no way to mend as much as can be mended touches fewer turns
  bool proven = false;  // the solution does, with that many
  bool interrupted = false;
};

// Gives away what its holder cannot hold, fills what is empty, and moves turns that are loose
// (ProblemTurn::incumbent) where a hard rule is broken. In this order: fewest hard rules broken,
// least left empty, fewest turns touched, fewest people, then the score; people and score as well
// as the work allows. With a budget too small for all, what begins first is mended first.
[[nodiscard]] Replan replan(const Problem& problem, const ReplanOptions& options);

}  // namespace respite
