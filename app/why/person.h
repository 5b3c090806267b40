// Why somebody carries what they carry.
#pragma once

#include "app/why/wrong.h"

namespace respite {

// Turn by turn of the window: what they owe of each, and what they carry. `settled` is what those
// owe that have begun.
[[nodiscard]] PersonWhyView why_person(const Explained& rota, PersonIndex person,
                                       const std::vector<SeatShares>& settled);

}  // namespace respite
