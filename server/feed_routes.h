// Feeds over HTTP.
#pragma once

#include <vector>

#include "server/route.h"
#include "server/services.h"

namespace respite::server {

// The token in the path is all that opens a feed; wrong, revoked, expired and cut short are alike.
[[nodiscard]] std::vector<Route> feed_routes();

}  // namespace respite::server
