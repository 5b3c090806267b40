// Consents: asked for, given, refused, revoked.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"
#include "app/requests/moment.h"
#include "app/view/requests.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"
#include "store/consents.h"

namespace respite {

// Asks for what the verdict needs, within a caller's transaction.
[[nodiscard]] std::vector<ConsentView> ask_consents(store::Database& database, const OpenDesk& desk,
                                                    const Moment& moment, const Request& request,
                                                    const Verdict& verdict, RequestId id);

// What is booked for the request meanwhile becomes its answer, within a caller's transaction.
void go_on_without(store::Database& database, const Recorded& recorded, RequestId request,
                   Instant now);

// Whether nobody answered in time.
[[nodiscard]] bool is_expired(const ConsentRecord& consent, Instant now);

}  // namespace respite
