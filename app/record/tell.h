// What happened, put into the outbox of webhooks: within the transaction in which it happens.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"
#include "app/view/requests.h"
#include "store/publications.h"

namespace respite {

void tell_of_publication(store::Database& database, const OpenDesk& desk,
                         const store::Published& made);

void tell_of_consent(store::Database& database, const OpenDesk& desk, const ConsentView& consent);

// Of each promise that is at risk or broken and was not when this was last done: once for each
// turn for the worse. Whether there is a webhook or not, it is noted.
void tell_of_promises(store::Database& database, const OpenDesk& desk,
                      const std::vector<QueuedView>& queue);

}  // namespace respite
