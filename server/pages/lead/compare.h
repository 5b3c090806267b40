// Plans of one window side by side, to choose from.
#pragma once

#include <optional>

#include "app/view/plan.h"
#include "server/http/message.h"
#include "server/route.h"

namespace respite::server {

// Nothing where there is but one, or one of the others was chosen already.
[[nodiscard]] std::optional<http::Response> comparison(const Call& call, const PlanView& plan);

}  // namespace respite::server
