// How to reach somebody, as something one can press.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/html.h"

namespace respite {

// "tel:+441632960200" of "phone +44 1632 960200": the number of a text that begins with a word for
// a telephone, with a digit or with "+", or that has a "+" before a number (RFC 3966).
[[nodiscard]] std::optional<std::string> phone_address(std::string_view how);

// The text; pressed, it calls the number or opens the page it names.
[[nodiscard]] Html reach(std::string_view how);

}  // namespace respite
