// What init asks at a terminal before it makes a desk of a list of people.
#pragma once

#include <span>

#include "app/operation/field.h"
#include "cli/session.h"

namespace respite {

// Zone, service hours, who is on call out of hours: each where no option says it. Throws Failure
// where the list cannot be read.
void ask_of_first_desk(const Session& session, std::span<const ArgumentField> fields);

}  // namespace respite
