// Operations that pages run for whoever has signed in.
#pragma once

#include <string_view>

#include "app/operation/operation.h"
#include "server/http/target.h"
#include "server/route.h"

namespace respite::server {

// Throws Problem(404) where there is none of that name.
[[nodiscard]] const Operation& operation_named(std::string_view name);

// What it gives, with those of `said` that it takes; what is left empty says nothing. `role`: as
// whom, where a page tells somebody their own part of what is a lead's to see. Throws BadArgument
// and Failure as operations do.
[[nodiscard]] Outcome run_operation(const Call& call, const OpenDesk& desk, std::string_view name,
                                    const http::Query& said, store::TokenRole role);
[[nodiscard]] Outcome run_operation(const Call& call, const OpenDesk& desk, std::string_view name,
                                    const http::Query& said = {});

}  // namespace respite::server
