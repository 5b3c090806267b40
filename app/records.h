// Between solutions and slot records: what a plan says, as it is stored and published.
#pragma once

#include <vector>

#include "scheduler/rota/solution.h"
#include "store/published.h"

namespace respite {

// Every slot of the window's turns under the solution, and the protected blocks that begin in it;
// sorted by begin, then key.
[[nodiscard]] std::vector<SlotRecord> records_of(const Problem& problem, const Solution& solution);

// The solution those records are: each turn of the problem held as its slots say. Records of
// turns the problem does not have are passed over.
[[nodiscard]] Solution solution_of(const Problem& problem, const std::vector<SlotRecord>& records);

// Names of everybody and every rota on the desk, to publish beside the records.
[[nodiscard]] Names names_of(const Desk& desk);

}  // namespace respite
