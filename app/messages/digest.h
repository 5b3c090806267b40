// The week's digest: what somebody wants to hear of once a week, in one mail.
#pragma once

#include "scheduler/time/instant.h"
#include "store/database.h"

namespace respite {

// Letters that wait for a digest that is due become one, and are done with it; one transaction.
void make_digests(store::Database& database, Instant now);

}  // namespace respite
