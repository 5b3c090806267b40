// Feeds over HTTP.
#pragma once

#include <vector>

#include "server/route.h"
#include "server/services.h"

namespace respite::server {

// The token in the path is all that opens a feed; wrong, revoked, expired and cut short are alike.
[[nodiscard]] std::vector<Route> feed_routes();

// Whose token the path of the call is; nothing where it opens no feed, or not any more.
[[nodiscard]] std::optional<TokenHolder> feed_holder(const Call& call, const Services& services);

}  // namespace respite::server
