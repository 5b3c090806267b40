// Whom an emergency goes to, one after the other.
#pragma once

#include <optional>

#include "scheduler/boundary/availability.h"
#include "scheduler/boundary/request.h"

namespace respite {

// Whoever an emergency at request.now would go to if those it passes over were not there: who is on
// duty, then the policy's ladder, then the leads; the verdict on it names the same. Once it was
// found to be an emergency it is one, whatever the policy calls so by now. Nobody where all of them
// are passed over. `known` reaches from request.now to the end of what is asked for.
[[nodiscard]] std::optional<PersonIndex> next_on_ladder(const Availability& known,
                                                        const Request& request);

}  // namespace respite
