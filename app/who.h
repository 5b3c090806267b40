// Who is on duty at a moment, since when, until when, and who comes next.
#pragma once

#include "app/open_desk.h"
#include "app/view.h"

namespace respite {

// From what is published. Where the team file is being edited and is broken right now (`desk` is
// nothing), names and numbers are those it was last published with.
[[nodiscard]] WhoView who(const Invocation& invocation, const std::optional<OpenDesk>& desk,
                          Instant at);

}  // namespace respite
