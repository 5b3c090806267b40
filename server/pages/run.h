// Operations that pages run, and what a form says to them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/operation/operation.h"
#include "server/http/target.h"
#include "server/route.h"

namespace respite::server {

// Throws Problem(404) where there is none of that name.
[[nodiscard]] const Operation& operation_named(std::string_view name);

// It with its arguments read: those of `said` that it takes; what is left empty says nothing.
// Throws BadArgument.
[[nodiscard]] Prepared prepared(std::string_view name, const http::Query& said);

// What it gives to whom the desk's invocation names, in that role. Throws BadArgument and Failure
// as operations do.
[[nodiscard]] Outcome run_operation(const OpenDesk& desk, store::TokenRole role,
                                    std::string_view name, const http::Query& said = {});
// To whoever has signed in.
[[nodiscard]] Outcome run_operation(const Call& call, const OpenDesk& desk, std::string_view name,
                                    const http::Query& said = {});

// What it would give whoever has signed in, and nothing is written: whatever `said` says of that.
// Throws Problem(404) where it cannot be rehearsed.
[[nodiscard]] Outcome rehearse(const Call& call, const OpenDesk& desk, std::string_view name,
                               http::Query said);

// What the form that was posted says. Throws Problem(400) where it is none.
[[nodiscard]] http::Query form_in(const Call& call);

// For forms that nobody need have signed in for. Throws Problem(403) where a page of another site
// has posted it.
void refuse_other_sites(const Call& call);

// Why what a form asks for was refused, in words; empty where it was done. What is no refusal, the
// store's trouble or a bug, goes on as it came.
[[nodiscard]] std::string refusal_of(const std::function<void()>& act);

}  // namespace respite::server
