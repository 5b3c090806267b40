// What rule packs warn of in a rota, as it is told.
#pragma once

#include <vector>

#include "app/rota/judged_rota.h"
#include "app/rota/snapshot.h"
#include "app/view/rota.h"

namespace respite {

// With standby of the rota that somebody would be told of later than their pack asks.
[[nodiscard]] std::vector<AdviceView> advice_views(const OpenDesk& desk, const Snapshot& snapshot,
                                                   const Judged& judged);

}  // namespace respite
