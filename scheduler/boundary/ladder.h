// Whom an emergency goes to, one after the other.
#pragma once

#include "scheduler/boundary/availability.h"
#include "scheduler/boundary/request.h"

namespace respite {

// How long each of them has to acknowledge: what the policy says, else the target of a P1, else
// five minutes.
[[nodiscard]] Seconds escalate_after(const Policy& policy);

// Whoever an emergency at request.now would go to if those it passes over were not there: who is on
// duty, then the policy's ladder, then the leads. Nobody: all of them are passed over.
[[nodiscard]] std::optional<PersonIndex> next_on_ladder(const Availability& known,
                                                        const Request& request);

}  // namespace respite
