// A roster as the integer programme one would write for a general solver, in the LP format that CBC
// and HiGHS read, so that they can be run beside the engine.
#pragma once

#include <string>

#include "tests/roster_bench/roster_file.h"

namespace respite {

// Variables: x_PERSON_DAY_KIND (person and day counted from 0, kind by name) is 1 when the person
// holds that duty; `short` and `spare` are heads missing and too many; `fresh` says that a charge
// is due because the day before was off; `one` is 1 and carries the constant. Its optimum is the
// least roster_cost of a lawful roster; a price on load (LineRules::load_weight) is left out. Rules
// as in Curtois and Qu, "Computational results on new staff scheduling benchmark instances" (2014),
// but successions summed over the kinds that may not follow, which is tighter.
[[nodiscard]] std::string to_programme(const RosterFile& file);

}  // namespace respite
