// Which feeds calendars still ask for, and who has none.
#pragma once

#include "app/desk/open_desk.h"
#include "app/view/reports.h"
#include "store/database.h"

namespace respite {

// A feed that no calendar asked for in so many days is stale.
[[nodiscard]] SubscribersView find_subscribers(const OpenDesk& desk,
                                               const store::Database& database, int days);

}  // namespace respite
