// Whether what a case wants is possible, and if not, which turns stand against each other.
#pragma once

#include <cstdint>

#include "scheduler/explain/case.h"
#include "scheduler/explain/hold_all.h"

namespace respite {

struct Possible {
  Solvable answer = Solvable::kUnknown;
  Solution plan;                   // yes: a lawful one for the case's base, with what is wanted
  std::vector<TurnIndex> against;  // no: these cannot all be held, whatever the others are
};

// Begins with what is wanted alone and asks for more turns only where a way to hold those leaves
// them empty: most conflicts are between few turns. `work` is how many lines may be judged, and is
// lessened by those that were.
[[nodiscard]] Possible can_hold(const WhyCase& asked, std::int64_t& work);

// The same with all of the case's elements but those turned off.
[[nodiscard]] Solvable can_hold(const WhyCase& asked, const Active& active,
                                const std::vector<TurnIndex>& turns, std::int64_t& work);

}  // namespace respite
