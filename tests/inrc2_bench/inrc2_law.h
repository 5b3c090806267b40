// The competition's rules said in the limits of the law: sequences and sums.
#pragma once

#include "scheduler/team/limit.h"
#include "tests/inrc2_bench/inrc2_file.h"

namespace respite {

// Of one contract: the rules of shifts, which are everybody's, and its own. Weights are the
// competition's points; shifts go by their names.
[[nodiscard]] Limits inrc2_limits(const Inrc2& file, const Inrc2Contract& contract);

}  // namespace respite
