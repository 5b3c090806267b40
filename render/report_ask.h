// A verdict as text for people.
#pragma once

#include <string>

#include "app/view/ask.h"
#include "render/style.h"

namespace respite {

[[nodiscard]] std::string render(const AskView& view, const Style& style);

}  // namespace respite
