// Explanations: why a turn stays empty, or why a rule had to bend, and what would help.
#pragma once

#include "scheduler/explain/fix.h"

namespace respite {

struct Explanation {
  // Whether it can be had after all, with all that the plan holds: what is wanted was then only
  // not found. Unknown: neither a way nor a conflict was found with the work there was.
  Solvable possible = Solvable::kUnknown;
  Solution way;            // such a plan, where there is one
  Conflict conflict;       // where it cannot be had
  std::vector<Fix> fixes;  // that work, what asks least first
};

// Lines judged, for one explanation.
inline constexpr std::int64_t kExplainingWork = 400'000;

[[nodiscard]] Explanation explain(const WhyCase& asked, Instant now,
                                  std::int64_t work = kExplainingWork);

}  // namespace respite
