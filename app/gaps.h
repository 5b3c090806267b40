// Gaps: time a rota must cover and nobody holds.
#pragma once

#include "app/show.h"

namespace respite {

// Throws Failure(kInput) where there is nothing of that kind to look at.
[[nodiscard]] GapsView gaps_in(const OpenDesk& desk, const ShowOptions& options);

}  // namespace respite
