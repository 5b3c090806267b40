// The rota as months on a wall.
#pragma once

#include <string>

#include "app/view/rota.h"
#include "render/style.h"

namespace respite {

// A block for each month the window touches, on the desk's clock. A day lists who begins a turn on
// it, and who still holds one that runs through its end; "*" marks a holiday, "?" an open seat.
[[nodiscard]] std::string render_calendar(const BoardView& board, const Style& style);

}  // namespace respite
