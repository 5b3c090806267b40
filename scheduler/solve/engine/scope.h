// What may move while all else stands: some people's duties in some periods.
#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/solve/engine/line_problem.h"

namespace respite {

struct Scope {
  std::vector<std::size_t> free;  // people; a slot counts them
  int begin = 0;                  // periods [begin, end) move
  int end = 0;
  Roster base;             // [slot] the free people's lines as they stand
  std::vector<int> heads;  // [cell] held by everybody else
};

[[nodiscard]] Scope scope_of(const LineProblem& problem, const Roster& roster,
                             std::vector<std::size_t> free, int begin, int end);

// Everybody, everywhere.
[[nodiscard]] Scope whole_scope(const LineProblem& problem, const Roster& roster);

// What the scope can change of the cost: the free people's whole lines, and cover in its periods.
[[nodiscard]] Cost scope_cost(const LineProblem& problem, const Scope& scope, const Roster& lines);

}  // namespace respite
