// A second opinion on limits of the two families, written apart from the judge: half hour by half
// hour, span by span.
#pragma once

#include "scheduler/rota/solution.h"

namespace respite::test {

// Whether the line of the person who holds these turns breaks one of them anywhere, hard or not.
// Knows the desk that starts its week on Monday and has nights from 22:00 to 06:00; covered time
// begins and ends on whole half hours.
[[nodiscard]] bool naively_breaks(const Problem& problem, const Solution& solution,
                                  PersonIndex person, const Sequence& sequence);
[[nodiscard]] bool naively_breaks(const Problem& problem, const Solution& solution,
                                  PersonIndex person, const Sum& sum);
[[nodiscard]] bool naively_breaks(const Problem& problem, const Solution& solution,
                                  PersonIndex person, const RestAfter& after);
[[nodiscard]] bool naively_breaks(const Problem& problem, const Solution& solution,
                                  PersonIndex person, const LongRest& rest);
[[nodiscard]] bool naively_splits_weekend(const Problem& problem, const Solution& solution,
                                          PersonIndex person);

}  // namespace respite::test
