// The decision: from a request to a verdict.
#pragma once

#include "scheduler/boundary/availability.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"

namespace respite {

// Judges only; books nothing. Same values in, same verdict out. Where the request reaches beyond
// what was worked out, that much more is worked out for it, up to the policy's horizon.
[[nodiscard]] Verdict decide(const Availability& known, const Request& request);

}  // namespace respite
