// Nurses' limits and demand as the engine's problem.
#pragma once

#include "scheduler/solve/engine/line_problem.h"
#include "scheduler/team/limit.h"
#include "tests/inrc2_bench/inrc2_file.h"

namespace respite {

struct Inrc2Lines {
  LineProblem problem;  // days are periods; a kind is a shift held with a skill
  Cost unit = 1;        // points that one unit of the problem's cost is
};

// Where the least of a cell is met everywhere the problem's cost is that of the roster; each head
// short of it costs more than any roster gains by it.
[[nodiscard]] Inrc2Lines inrc2_lines(const Inrc2& file);

// What one person's limits say to the engine, as far as the competition needs: sequences of days,
// days off and shifts with a weight, sums of turns and weekends in the window with a weight,
// forbidden successions, complete weekends. `turns` and `weekends` of them are used up already.
[[nodiscard]] LineRules rules_of(const Limits& limits, const Inrc2& file, int turns, int weekends);

[[nodiscard]] Inrc2Roster inrc2_roster(const Inrc2& file, const Roster& roster);
[[nodiscard]] Roster line_roster(const Inrc2& file, const Inrc2Roster& roster);

}  // namespace respite
