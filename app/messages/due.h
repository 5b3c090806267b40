// What time makes due, put into the outbox.
#pragma once

#include "app/desk/open_desk.h"
#include "store/database.h"

namespace respite {

// The next step of emergencies and reminders of duties; `all`: for leads also gaps of the coming
// week, once a day, and feeds nobody fetches, once a week. Within the caller's transaction; how
// many steps and gaps there are news of.
int put_what_is_due(store::Database& database, const OpenDesk& desk, bool all);

}  // namespace respite
