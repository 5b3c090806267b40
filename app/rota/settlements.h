// Settlements of publications: made with each, worked out from stored files where they are older.
#pragma once

#include <vector>

#include "scheduler/rota/account.h"
#include "scheduler/time/instant.h"
#include "store/database.h"

namespace respite {

// Stores what every publication that is not settled yet makes fact, oldest first: the one just
// made, and after an upgrade those before it. Within the caller's transaction; nothing to do costs
// two look-ups.
void settle(store::Database& database, Instant now);

// What is settled, oldest first, as settle() would store it. A publication whose files were erased
// settles nothing.
[[nodiscard]] std::vector<Settlement> read_settled(const store::Database& database);

}  // namespace respite
