// Whether all required turns of a problem can be held without breaking a hard rule.
#pragma once

#include <cstdint>

#include "scheduler/explain/solvable.h"
#include "scheduler/rota/solution.h"

namespace respite {

struct Held {
  Solvable answer = Solvable::kUnknown;
  Solution solution;      // lawful, where the answer is yes
  std::int64_t work = 0;  // lines judged
};

// Sound and complete within `most` lines judged: turns are tried in the order of how few may take
// them, each with everybody in turn, and a dead end goes back to a turn that has part in it. Turns
// that are not required may be given where a minimum or a novice needs them. Where that is too much
// work, the bound of whole lines (columns/prove.h) may still say no.
//
// What fixed turns break among themselves is no fault. `hint` [turn] is whom to try first.
[[nodiscard]] Held hold_all(const Problem& problem, const Solution& hint, std::int64_t most);

}  // namespace respite
