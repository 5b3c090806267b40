// The account, as text for people.
#pragma once

#include <string>

#include "app/view/reports.h"
#include "render/style.h"

namespace respite {

[[nodiscard]] std::string render(const FairnessView& view, const Style& style);

}  // namespace respite
