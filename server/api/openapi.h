// The OpenAPI document, made of the table of routes.
#pragma once

#include <string>

namespace respite::server {

// OpenAPI 3.1 of every route of the API.
[[nodiscard]] std::string openapi_document();

}  // namespace respite::server
