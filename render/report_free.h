// The answer of `free`, for people.
#pragma once

#include <string>

#include "app/view/free.h"
#include "render/style.h"

namespace respite {

[[nodiscard]] std::string render(const FreeView& view, const Style& style);

// Why there is no time at all, in words that give nobody's reasons; empty where there is one.
[[nodiscard]] std::string why_nothing(const FreeView& view);

}  // namespace respite
