// What time makes due, put into the outbox.
#pragma once

#include "app/desk/open_desk.h"

namespace respite {

// The next step of emergencies, in a transaction of its own, so that nothing else keeps it back;
// then reminders of duties; `all`: for leads also gaps of the coming week, once a day, and feeds
// nobody fetches, once a week. How many steps and gaps there are news of.
int put_what_is_due(const OpenDesk& desk, bool all);

}  // namespace respite
