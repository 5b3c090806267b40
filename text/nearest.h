// The nearest known name to a misspelt one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace respite::text {

// Characters to insert, delete, replace or swap with their neighbour (optimal string alignment,
// folded: text/utf8.h); anything above `limit` is limit + 1.
[[nodiscard]] std::size_t edit_distance(std::string_view one, std::string_view other,
                                        std::size_t limit);

// The known name that differs least, where the difference is small enough to be a slip: a third
// of its letters, or two with something in common. Ties go to the first.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view name,
                                                      const std::vector<std::string_view>& known);

// "did you mean "ben"?", or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       const std::vector<std::string_view>& known);

}  // namespace respite::text
