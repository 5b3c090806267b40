// Doing what a verdict says, within a transaction: booking, holding, asking.
#pragma once

#include "app/requests/moment.h"
#include "app/view/requests.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"
#include "store/requests.h"

namespace respite {

// Firm where the verdict accepts or schedules, tentative where it queues. Where consent is needed
// it is asked for, and the best time without any is booked meanwhile.
[[nodiscard]] CarriedOut carry_out(store::Database& database, const OpenDesk& desk,
                                   const Moment& moment, const Request& request,
                                   const Verdict& verdict, RequestId id);

// Where the request stands then.
[[nodiscard]] RequestState state_after(VerdictKind kind);

}  // namespace respite
