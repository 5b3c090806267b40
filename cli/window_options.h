// Options of the commands that look at a rota: which one, and from when.
#pragma once

#include <vector>

#include "app/show.h"
#include "cli/command.h"
#include "cli/session.h"

namespace respite {

// --draft, --from, --weeks; then those of the command.
[[nodiscard]] std::vector<Option> window_options(std::vector<Option> others);

// Throws Failure(kInput) where they do not fit together.
[[nodiscard]] ShowOptions show_options_of(const Session& session);

}  // namespace respite
