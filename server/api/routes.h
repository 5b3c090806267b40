// The rows of the API that do not follow from operations, one function for each kind of thing.
#pragma once

#include <vector>

#include "server/route.h"
#include "server/services.h"

namespace respite::server {

[[nodiscard]] std::vector<Route> plan_routes();      // jobs, and the draft's own path
[[nodiscard]] std::vector<Route> document_routes();  // the OpenAPI document

}  // namespace respite::server
