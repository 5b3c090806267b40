// The option --level: how much a feed says.
#pragma once

#include <optional>

#include "app/feeds/calendar/disclosure.h"
#include "cli/session.h"

namespace respite {

// Nothing where it is not given. Throws Failure(kInput) where it is no level.
[[nodiscard]] std::optional<Disclosure> disclosure_of(const Session& session);

}  // namespace respite
