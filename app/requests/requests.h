// A request's life after it was taken: shown, withdrawn, closed and learned from.
#pragma once

#include <string>

#include "app/desk/open_desk.h"
#include "app/view/requests.h"
#include "store/requests.h"

namespace respite {

// Each throws Failure(kInput) where there is no such request, and those that write Failure(kRule)
// where it has ended already.
[[nodiscard]] ClosedView show_request(const OpenDesk& desk, RequestId id);
// Done. What of its booked time lies ahead is free again. After a P1, whoever handled it gets an
// hour of protected time within five business days to learn from it.
[[nodiscard]] ClosedView close_request(const OpenDesk& desk, RequestId id, const std::string& note);
// No longer wanted: its time is free again, and what gave way to it goes back to its place.
[[nodiscard]] ClosedView withdraw_request(const OpenDesk& desk, RequestId id,
                                          const std::string& note);

}  // namespace respite
