// Tokens as JSON and as text for people.
#pragma once

#include <string>
#include <string_view>

#include "app/view/token.h"
#include "render/style.h"

namespace respite {

// With "token", and "url" where it has an address: `base` is where the server is reached.

[[nodiscard]] std::string render(const TokenView& view);
[[nodiscard]] std::string render(const TokensView& view, const Style& style);
[[nodiscard]] std::string render(const MadeTokenView& view, std::string_view base);

}  // namespace respite
