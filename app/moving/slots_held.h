// Slots of a rota by what its layers say: turns of the team file, each part with its holder.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/moving/rota_shape.h"
#include "store/published.h"

namespace respite::moving {

using NextPart = std::function<std::int64_t(const std::string& key)>;

// The slots of one seat: of turns that begin in the window or run into it, from its begin on; what
// nobody holds of them is open. Parts of a slot are named as those of changes are. `before`: as is
// published of that seat; what runs at the window's begin goes on under its name.
[[nodiscard]] std::vector<SlotRecord> slots_held(
    const OpenDesk& desk, RotaIndex rota, std::size_t seat, const std::vector<HeldPiece>& held,
    Interval window, const std::vector<SlotRecord>& before, const NextPart& next_part);

// A stretch that no rota asks for: a part of the turn it lies in, by turn; of its own where it lies
// in none.
[[nodiscard]] std::vector<SlotRecord> slots_unasked(const OpenDesk& desk, RotaIndex rota,
                                                    const std::string& seat,
                                                    const HeldPiece& piece);

}  // namespace respite::moving
