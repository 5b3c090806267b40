// What each person carries, against their fair share.
#pragma once

#include <string>

#include "app/view/rota.h"
#include "render/style.h"

namespace respite {

// A row for each person the board concerns, a bar of the load with "|" where the fair share is.
[[nodiscard]] std::string render_load(const BoardView& board, const Style& style);

}  // namespace respite
