// Limits of both families for a quarter, thrown together from a seed: they bind without barring
// all.
#pragma once

#include <string>
#include <vector>

#include "scheduler/team/limit.h"
#include "tests/support/random_desk.h"

namespace respite::test {

// What a law is made of: those limits alone that a model says to the letter, or any beside them.
enum class LawKind { kOfShifts, kOfHandovers, kAnyShifts, kAnyHandovers };

// `names`: of shifts, seats and groups that limits may be about; `people`: some limits bind some of
// so many alone.
[[nodiscard]] Limits random_law(Dice& dice, LawKind kind, const std::vector<std::string>& names,
                                int people);

}  // namespace respite::test
