// The answer of `targets`, for people and as JSON.
#pragma once

#include <string>

#include "app/view/targets.h"
#include "render/style.h"

namespace respite {

[[nodiscard]] std::string render(const TargetsView& view, const Style& style);

}  // namespace respite
