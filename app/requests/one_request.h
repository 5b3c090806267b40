// One request that was taken: found, judged fit to be changed, and shown to whom it concerns.
#pragma once

#include <string>
#include <string_view>

#include "app/desk/open_desk.h"
#include "app/operation/operation.h"
#include "app/view/requests.h"
#include "store/database.h"

namespace respite {

// As whom somebody acts who follows a request that says nobody's name.
inline constexpr std::string_view kWhoeverAsked = "whoever asked";

// Throws NoSuch.
[[nodiscard]] RequestRecord find_request(const store::Database& database, RequestId id);

// "request 7 is closed already".
[[nodiscard]] std::string why_ended(const RequestRecord& record);
// Throws Failure(kRule) where it has ended.
void require_open(const RequestRecord& record);

// As it stands, with its ladder and its review. Throws NoSuch.
[[nodiscard]] ClosedView closed_view(const OpenDesk& desk, const store::Database& database,
                                     RequestId id);

// The same for whoever asks. Throws NoSuch also where it is another's: a requester has their own,
// and another's looks like none.
[[nodiscard]] ClosedView shown_to(const Context& context, RequestId id);

}  // namespace respite
