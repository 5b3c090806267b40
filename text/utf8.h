// UTF-8: characters one by one, what of a text is well formed, printable and the same in capitals.
// utf8proc knows the characters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace respite::text {

// A byte that begins no well-formed character (overlong forms, surrogates and what lies beyond
// U+10FFFF are not well formed) is a character of its own, without a code.
struct Character {
  std::string_view bytes;
  std::optional<char32_t> code;
};

// Of a text that is not empty.
[[nodiscard]] Character first_character(std::string_view text);

// Calls visit(character) for each in turn.
template <class Visit>
void each_character(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const Character character = first_character(text);
    visit(character);
    text.remove_prefix(character.bytes.size());
  }
}

// The character of a code point that is no surrogate.
[[nodiscard]] std::string encoded(char32_t code);

// U+0000 to U+001F, U+007F to U+009F: what must not reach a feed or a terminal.
[[nodiscard]] bool is_control(char32_t code);

// Columns of a terminal: none for marks and what joins, two for what is wide, else one.
[[nodiscard]] int columns_of(const Character& character);

// Offset of the first byte that is not UTF-8.
[[nodiscard]] std::optional<std::size_t> find_broken(std::string_view text);

[[nodiscard]] std::size_t count_characters(std::string_view text);

// As much of the text as has at most so many characters.
[[nodiscard]] std::string_view first_characters(std::string_view text, std::size_t count);

// The last place at or before the byte `at` where a character begins.
[[nodiscard]] std::size_t begin_of_character(std::string_view text, std::size_t at);

// Each broken byte becomes U+FFFD.
[[nodiscard]] std::string valid(std::string_view text);

// Valid, and each control character becomes a space.
[[nodiscard]] std::string one_line(std::string_view text);

// Safe to show on a terminal: control characters and broken bytes become '?'.
[[nodiscard]] std::string printable(std::string_view text);

// Printable, but tabs stay.
[[nodiscard]] std::string printable_line(std::string_view text);

// In quotes, printable, shortened after 60 characters.
[[nodiscard]] std::string quote(std::string_view text);

// Whether it has a control character or a broken byte.
[[nodiscard]] bool has_control(std::string_view text);

// What is the same for all ways to write it in capitals, small letters, and with marks as
// characters of their own (Unicode's full case folding, composed). To compare, not to show.
[[nodiscard]] std::string folded(std::string_view text);

// ASCII letters alone: keywords and ids.
[[nodiscard]] std::string in_small_letters(std::string_view text);

}  // namespace respite::text
