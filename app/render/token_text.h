// Tokens as JSON and as text for people.
#pragma once

#include <string>
#include <string_view>

#include "app/render/style.h"
#include "app/token_view.h"

namespace respite {

[[nodiscard]] std::string to_json(const TokenView& view);
[[nodiscard]] std::string to_json(const TokensView& view);  // an array
// With "token", and "url" where it has an address: `base` is where the server is reached.
[[nodiscard]] std::string to_json(const MadeTokenView& view, std::string_view base);

[[nodiscard]] std::string render(const TokenView& view);
[[nodiscard]] std::string render(const TokensView& view, const Style& style);
[[nodiscard]] std::string render(const MadeTokenView& view, std::string_view base);

}  // namespace respite
