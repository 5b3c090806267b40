// People and days, a letter for each turn. Private to render.
#pragma once

#include <string>
#include <vector>

#include "render/board_turns.h"
#include "render/style.h"
#include "render/words.h"

namespace respite {

// Blocks of whole weeks, as many beside one another as the style is wide. A day is the civil day
// on which a turn begins. Below the people a line counts the seats nobody holds.
[[nodiscard]] std::string day_grid(const BoardView& board, const RotaView& rota,
                                   const std::vector<TurnCell>& turns, const PeopleNames& names,
                                   const Style& style);

}  // namespace respite
