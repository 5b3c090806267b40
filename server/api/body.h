// A request's body: a JSON object, read into the arguments it names.
#pragma once

#include <span>

#include "app/operation/arguments.h"
#include "server/route.h"

namespace respite::server {

// No body is an empty object. Throws Problem: 415 where it is not sent as JSON, 400 where it is no
// JSON object, or nested too deep, 422 where a member is none of the fields or of another kind, or
// one that is needed is missing, 403 or 401 where it is not for the caller to say.
void read_body(const Call& call, std::span<const ArgumentField> fields);

}  // namespace respite::server
