// Forms made of operations: a field for each argument they declare.
#pragma once

#include <string>

#include "app/operation/operation.h"
#include "server/http/target.h"
#include "web/html.h"

namespace respite::server {

// Labels are the arguments' documentation; bounds, choices and defaults are theirs. `asked` fills
// in what was said before. An operation that reads is asked by GET.
[[nodiscard]] Html form_of(const Operation& operation, std::string action,
                           const http::Query& asked = {});

}  // namespace respite::server
