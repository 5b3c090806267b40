// What those who watch over the server ask: is it alive, is it ready, how is it doing.
#pragma once

#include <vector>

#include "server/route.h"
#include "server/services.h"

namespace respite::server {

[[nodiscard]] std::vector<Route> watch_routes();

}  // namespace respite::server
