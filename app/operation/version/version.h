// Which Respite this is.
#pragma once

#include <string_view>

namespace respite {

[[nodiscard]] std::string_view program_version();  // "0.1.0"

}  // namespace respite
