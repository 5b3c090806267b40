// Tokens as text for people.
#pragma once

#include <string>

#include "app/view/token.h"
#include "render/style.h"

namespace respite {

[[nodiscard]] std::string render(const TokenView& view);
[[nodiscard]] std::string render(const TokensView& view, const Style& style);
[[nodiscard]] std::string render(const MadeTokenView& view);

}  // namespace respite
