// The answer of `parity`, for people and as JSON.
#pragma once

#include <string>

#include "app/parity_view.h"
#include "app/render/style.h"

namespace respite {

[[nodiscard]] std::string render(const ParityView& view, const Style& style);
// As app/render/json.h says; durations are minutes of service time.
[[nodiscard]] std::string to_json(const ParityView& view);

}  // namespace respite
