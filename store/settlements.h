// Settlements: what publications made fact for the account. Rows are only ever added.
#pragma once

#include <vector>

#include "scheduler/rota/account.h"
#include "store/chain/verify.h"
#include "store/database.h"
#include "store/published.h"

namespace respite::store {

// Appends what a publication settles, chained to what was settled before. `at` is now.
void add_settlement(Database& database, Revision revision, Instant at,
                    const Settlement& settlement);

[[nodiscard]] std::vector<Settlement> read_settlements(const Database& database);  // oldest first
// The latest publication that is settled; 0: none.
[[nodiscard]] Revision latest_settled(const Database& database);

// Recomputes every digest: a part of verify().
[[nodiscard]] std::vector<Damage> verify_settlements(const Database& database);

}  // namespace respite::store
