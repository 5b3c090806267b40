// Why floating time found no place: the rules that would have to go.
#pragma once

#include <vector>

#include "scheduler/protect/week_problem.h"

namespace respite::protect {

// For a want of which something is missing in a placed week: the one hindrance without which there
// is room for all of it beside all other blocks, everybody's; where no single one does, a set of
// which none can be left out; where lifting all does not, the hours themselves.
[[nodiscard]] std::vector<Hindrance> why_not(const WeekBuilder& builder, const WeekProblem& week,
                                             const WeekBlocks& blocks,
                                             const std::vector<Line>& lines, std::size_t owner,
                                             std::size_t want);

}  // namespace respite::protect
