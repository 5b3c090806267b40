// Text for terminals: how wide it is, and how it is wrapped, cut and padded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace respite {

// Columns the UTF-8 text takes: none for combining marks, two for East Asian wide characters and
// emoji, one for everything else (a broken byte too).
[[nodiscard]] int display_width(std::string_view text);

// At most so many columns; what does not fit ends in "…".
[[nodiscard]] std::string cut(std::string_view text, int columns);

// Cut, then filled with spaces to exactly so many columns.
[[nodiscard]] std::string pad_right(std::string_view text, int columns);
[[nodiscard]] std::string pad_left(std::string_view text, int columns);

// Lines of at most so many columns, broken at spaces (a longer word stands alone); never none.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, int columns);

// Without spaces at the ends of lines.
[[nodiscard]] std::string without_trailing_spaces(std::string_view text);

using text::printable;

}  // namespace respite
