// The answer of `parity`, for people and as JSON.
#pragma once

#include <string>

#include "app/view/parity.h"
#include "render/style.h"

namespace respite {

[[nodiscard]] std::string render(const ParityView& view, const Style& style);

}  // namespace respite
