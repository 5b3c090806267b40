// What happened, put into the outbox: for webhooks and for people by mail, within the transaction
// in which it happens.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"
#include "app/view/requests.h"
#include "store/life/duty_changes.h"
#include "store/publications.h"

namespace respite {

void tell_of_publication(store::Database& database, const OpenDesk& desk,
                         const store::Published& made);

// To those who are asked to agree.
void tell_of_proposal(store::Database& database, const OpenDesk& desk, const DutyChange& change);
// To whoever proposed it.
void tell_of_decline(store::Database& database, const OpenDesk& desk, const DutyChange& change);

void tell_of_consent(store::Database& database, const OpenDesk& desk, const ConsentView& consent);

// An emergency, to somebody who is to act on it: by mail, and to webhooks that want to hear of it.
// `event`: the step's, "escalation/7/1".
struct EmergencyNews;
void tell_of_emergency(store::Database& database, const OpenDesk& desk, const std::string& event,
                       PersonIndex person, const EmergencyNews& news);

// Of each promise that is at risk or broken and was not when this was last done: once for each
// turn for the worse. Whether anybody wants to hear of it or not, it is noted.
void tell_of_promises(store::Database& database, const OpenDesk& desk,
                      const std::vector<QueuedView>& queue);

}  // namespace respite
