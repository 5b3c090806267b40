// What `forget` says.
#pragma once

#include <string>

#include "app/forget_view.h"
#include "app/render/style.h"

namespace respite {

[[nodiscard]] std::string render(const ForgetView& view, const Style& style);
[[nodiscard]] std::string to_json(const ForgetView& view);

}  // namespace respite
