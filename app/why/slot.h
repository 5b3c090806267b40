// Why somebody holds a turn, and who else could.
#pragma once

#include "app/why/wrong.h"

namespace respite {

// Who is next of those whom the rota is for, each with what giving them the turn would cost, or
// with the rule that bars them; at most so many.
[[nodiscard]] SlotWhyView why_slot(const Explained& rota, TurnIndex turn, std::size_t most);

}  // namespace respite
