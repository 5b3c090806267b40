// Lists as people type them, with commas between.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace respite::text {

// Spaces around an item do not count, and neither do empty items.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);

}  // namespace respite::text
