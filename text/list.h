// Lists as people type and read them, with commas between.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace respite::text {

// Spaces around an item do not count, and neither do empty items.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);

// "a, b, c" with ", " between.
[[nodiscard]] std::string join(std::span<const std::string> items, std::string_view between);
[[nodiscard]] std::string join(std::span<const std::string_view> items, std::string_view between);
[[nodiscard]] std::string join(const std::set<std::string>& items, std::string_view between);
// Of what `say(item)` says of each.
template <class Items, class Say>
[[nodiscard]] std::string join(const Items& items, std::string_view between, const Say& say) {
  std::vector<std::string> said;
  for (const auto& item : items) said.push_back(std::string(say(item)));
  return join(std::span<const std::string>(said), between);
}

}  // namespace respite::text
