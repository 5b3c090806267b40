// Routes made of operations: query and body from the arguments they declare.
#pragma once

#include <span>
#include <vector>

#include "app/operation/operation.h"
#include "server/route.h"

namespace respite::server {

[[nodiscard]] std::vector<Route> operation_routes(std::span<const Operation> operations);

}  // namespace respite::server
