// The rota as a lead wants to see it: weeks and seats, or people and days.
#pragma once

#include <string>

#include "app/view/rota.h"
#include "render/style.h"

namespace respite {

// One block for each rota that has turns. Turns of two days and longer are rows under their
// seats; shorter ones are letters in a table of people and days, cut into weeks that fit.
[[nodiscard]] std::string render_grid(const BoardView& board, const Style& style);

}  // namespace respite
