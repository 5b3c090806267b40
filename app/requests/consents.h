// Consents: how they stand, and asked for.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"
#include "app/requests/moment.h"
#include "app/view/requests.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/signing.h"
#include "scheduler/boundary/verdict.h"
#include "store/consents.h"

namespace respite {

// Whether nobody answered in time.
[[nodiscard]] bool is_expired(const ConsentRecord& consent, Instant now);
// How it stands beside the others of its request.
[[nodiscard]] ConsentStanding standing_of(const RequestRecords& records,
                                          const ConsentRecord& consent, Instant now);
[[nodiscard]] bool is_waited_for(const RequestRecords& records, RequestId request);
// Of one that was refused, nothing that tells whose it is.
[[nodiscard]] ConsentView consent_view(const Desk& desk, const RequestRecords& records,
                                       const ConsentRecord& record, Instant now);
// Nothing where it is theirs to give.
[[nodiscard]] std::optional<MayNotSign> why_not_sign(const Desk& desk,
                                                     const RequestRecords& records,
                                                     const ConsentRecord& consent,
                                                     const std::string& by);
// As the audit names and describes it.
[[nodiscard]] std::string subject_of(const ConsentRecord& consent);
[[nodiscard]] std::string detail_of(const ConsentRecord& consent);

// Asks for what the verdict needs, within a caller's transaction.
[[nodiscard]] std::vector<ConsentView> ask_consents(store::Database& database, const OpenDesk& desk,
                                                    const Moment& moment, const Request& request,
                                                    const Verdict& verdict, RequestId id);

// What is booked for the request meanwhile becomes its answer, within a caller's transaction.
void go_on_without(store::Database& database, const RequestRecords& records, RequestId request,
                   Instant now);

}  // namespace respite
