// A roster as the integer programme one would write for a general solver, in the LP format that CBC
// and HiGHS read, so that they can be run beside the engine.
#pragma once

#include <string>

#include "tests/roster_bench/roster_file.h"

namespace respite {

// As LineProgramme says it; kinds by the names of the file.
[[nodiscard]] std::string to_programme(const RosterFile& file);

}  // namespace respite
