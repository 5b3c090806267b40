// The engine's whole course: a first roster, better ones, the best mix of lines and its bound, then
// dives and neighbourhoods until nothing is left to gain or time is up.
#pragma once

#include <cstdint>
#include <functional>

#include "scheduler/solve/engine/line_problem.h"
#include "scheduler/solve/engine/work_meter.h"

namespace respite {

struct LinesProgress {
  const char* stage = "";
  Cost cost = 0;
  Cost bound = 0;
};

struct LinesOptions {
  std::uint64_t seed = 1;
  int threads = 1;
  std::function<double()> spent;  // part of the allowance used so far, 1 is all of it
  std::function<void(const LinesProgress&)> progress;
  // A roster to begin with, as far as it is lawful; none: from nothing.
  Roster start;
  bool mix = true;             // whether to look for the best mix of all lines there are
  WorkMeter* meter = nullptr;  // counts what is done, where it is given
};

struct LinesResult {
  Roster roster;
  Cost cost = 0;   // equals roster_cost
  Cost bound = 0;  // no lawful roster costs less
  bool proven = false;
};

[[nodiscard]] LinesResult solve_lines(const LineProblem& problem, const LinesOptions& options);

}  // namespace respite
