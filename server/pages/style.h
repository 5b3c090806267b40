// The style sheet of all pages.
#pragma once

#include <string_view>

namespace respite::server {

[[nodiscard]] std::string_view style_sheet();

}  // namespace respite::server
