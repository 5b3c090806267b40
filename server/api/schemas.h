// What the API's JSON looks like.
#pragma once

#include <string_view>

namespace respite::server {

// An object of JSON Schemas (2020-12, as OpenAPI 3.1 has them) by name. Fields only ever grow, so
// nothing forbids others.
[[nodiscard]] std::string_view schemas();

}  // namespace respite::server
