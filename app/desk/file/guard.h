// What a text must not be before a parser is let near it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "app/desk/file/document.h"

namespace respite::team_file {

inline constexpr std::size_t kMaxTeamFileBytes = std::size_t{4} << 20U;

// Too big, not UTF-8, NUL bytes, brackets or dotted keys so deep that a recursive parser (or the
// destructor of its tree) could run out of stack. Nothing where the text may be parsed.
[[nodiscard]] std::optional<Fault> find_danger(std::string_view text);

// Line and column of an offset: LF ends a line, characters are counted, a byte order mark is not.
[[nodiscard]] Spot spot_of(std::string_view text, std::size_t offset);

// The text without a byte order mark.
[[nodiscard]] std::string_view without_mark(std::string_view text);

}  // namespace respite::team_file
