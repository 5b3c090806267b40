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

// All that are still asked for, or (with `all`) every one there was but refused ones: they are
// counted.
[[nodiscard]] ConsentsView list_consents(const OpenDesk& desk, bool all);

// Each by whoever acts. Once all signatures of a request are given its time is booked, what it
// breaches is made up for, and the time booked meanwhile is free again. A refusal, or silence,
// leaves that one. Throws Failure(kInput) where there is no such consent or it is another's to
// give, Failure(kRule) where it comes too late or the time is no longer there.
[[nodiscard]] AnsweredView give_consent(const OpenDesk& desk, ConsentId id);
[[nodiscard]] AnsweredView refuse_consent(const OpenDesk& desk, ConsentId id);
// Takes back one that was given, until the time begins; the best time without it is booked.
[[nodiscard]] AnsweredView revoke_consent(const OpenDesk& desk, ConsentId id);

// What is booked for the request meanwhile becomes its answer, within a caller's transaction.
void go_on_without(store::Database& database, const Recorded& recorded, RequestId request,
                   Instant now);

// Whether nobody answered in time.
[[nodiscard]] bool is_expired(const ConsentRecord& consent, Instant now);

}  // namespace respite
