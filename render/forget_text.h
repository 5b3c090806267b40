// What `forget` says.
#pragma once

#include <string>

#include "app/view/forget.h"
#include "render/style.h"

namespace respite {

[[nodiscard]] std::string render(const ForgetView& view, const Style& style);

}  // namespace respite
