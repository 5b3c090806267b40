// Public rosters in their text format, read into the engine's problem.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scheduler/solve/engine/line_problem.h"

namespace respite {

struct RosterFile {
  LineProblem problem;
  std::vector<std::string> people;
  std::vector<std::string> kinds;
  std::vector<std::string> mistakes;  // empty when all was understood
};

[[nodiscard]] RosterFile read_roster_file(std::string_view text);

// One row per person, cells parted by commas, empty when off.
[[nodiscard]] std::string to_text(const RosterFile& file, const Roster& roster);

// The reverse; a row or cell that means nothing is off.
[[nodiscard]] Roster roster_from_text(const RosterFile& file, std::string_view text);

}  // namespace respite
