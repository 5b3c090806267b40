// The OpenAPI document, made of the table of routes.
#pragma once

#include <span>
#include <string>

#include "server/route.h"

namespace respite::server {

// OpenAPI 3.1 of every route of the API.
[[nodiscard]] std::string openapi_document(std::span<const Route> table = routes());

}  // namespace respite::server
