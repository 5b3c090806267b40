// UTF-8 as bytes of outside files: where it is broken, how many characters, what is printable.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace respite::team_file {

// Bytes of the character that begins at `at`; 0 where no well-formed one does (overlong forms,
// surrogates and what lies beyond U+10FFFF are not well-formed).
[[nodiscard]] std::size_t character_bytes(std::string_view text, std::size_t at);

// Offset of the first byte that is not UTF-8.
[[nodiscard]] std::optional<std::size_t> find_broken(std::string_view text);

// Characters in it; a broken byte counts as one.
[[nodiscard]] std::size_t count_characters(std::string_view text);

// Safe to show on a terminal: control characters and broken bytes become '?', tabs stay.
[[nodiscard]] std::string printable(std::string_view text);

// Printable, and '?' for tabs too.
[[nodiscard]] std::string printable_word(std::string_view text);

// In quotes, as a printable word, shortened after 60 characters.
[[nodiscard]] std::string quote(std::string_view text);

// Whether it has a character that must not reach a feed or a terminal (U+0000 to U+001F, U+007F
// to U+009F).
[[nodiscard]] bool has_control(std::string_view text);

// ASCII letters alone: mail addresses are compared so.
[[nodiscard]] std::string in_small_letters(std::string_view text);

}  // namespace respite::team_file
