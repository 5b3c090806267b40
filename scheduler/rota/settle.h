// Settling: what duties are worth to their holders, made fact.
#pragma once

#include <span>
#include <vector>

#include "scheduler/rota/account.h"

namespace respite {

// What each duty is worth to its holder by the desk as it stands. Left out are duties nobody holds,
// and holders, rotas and seats the desk does not know. `duties` are whole turns: a weekend or
// holiday that several slots of a turn touch counts for the first its holder has.
[[nodiscard]] std::vector<SlotWorth> worths_of(const Desk& desk, const DeskCalendars& calendars,
                                               std::span<const Duty> duties);

}  // namespace respite
