// The answer of `free`, for people and as JSON.
#pragma once

#include <string>

#include "app/view/free.h"
#include "render/style.h"

namespace respite {

[[nodiscard]] std::string render(const FreeView& view, const Style& style);
// As app/render/json.h says. A time is its first start and end, and the latest start.

// Why there is no time at all, in words that give nobody's reasons; empty where there is one.
[[nodiscard]] std::string why_nothing(const FreeView& view);

// Why there is no time, in a sentence; empty where there is.
[[nodiscard]] std::string why_nothing(const FreeView& view);

}  // namespace respite
