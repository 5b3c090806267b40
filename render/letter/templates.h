// The templates of letters, built in.
#pragma once

#include <string_view>

namespace respite {

// The bytes of "letter.html.mustache"; empty where there is no such file.
[[nodiscard]] std::string_view letter_template(std::string_view name);

}  // namespace respite
