// Text that is safe to pass on: valid UTF-8, no control characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace respite::ical {

// Length in bytes of the UTF-8 sequence that `text` begins with; 0 where it begins with none
// (overlong, surrogate and out-of-range forms are none).
[[nodiscard]] std::size_t utf8_length(std::string_view text);

// Each byte that belongs to no sequence becomes U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);

// A C0 control (a newline and a tab, too) or DEL.
[[nodiscard]] constexpr bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// Valid UTF-8 on one line: each control, C1 ones included, becomes a space.
[[nodiscard]] std::string to_one_line(std::string_view text);

}  // namespace respite::ical
