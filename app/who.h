// Who is on duty at a moment, since when, until when, and who comes next.
#pragma once

#include "app/open_desk.h"
#include "app/view.h"

namespace respite {

// From what is published. `desk` may be nothing (a team file that is being edited and is broken
// right now): then names are those last published, and nobody can be reached by it.
[[nodiscard]] WhoView who(const Invocation& invocation, const OpenDesk* desk, Instant at);

}  // namespace respite
