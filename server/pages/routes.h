// The pages: plain HTML that works without scripts.
#pragma once

#include <vector>

#include "server/route.h"
#include "server/services.h"

namespace respite::server {

[[nodiscard]] std::vector<Route> home_routes();  // who is on, ask
[[nodiscard]] std::vector<Route> week_routes();  // a subscriber's week, and the style sheet

}  // namespace respite::server
