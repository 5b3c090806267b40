// What one person carries in the window, as a table shows it.
#pragma once

#include <span>

#include "scheduler/rota/check.h"

namespace respite {

// Of the line's turns in the window. A night counts once if a turn covers three hours of what is
// night on the person's clock, a weekend once if any of it is touched, a holiday likewise.
[[nodiscard]] Burden burden_of(const Problem& problem, PersonIndex person,
                               std::span<const TurnIndex> line);

}  // namespace respite
