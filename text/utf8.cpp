#include "text/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace respite::text {
namespace {

constexpr std::size_t kQuotedCharacters = 60;

const utf8proc_uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

utf8proc_ssize_t size_of(std::string_view text) {
  return static_cast<utf8proc_ssize_t>(text.size());
}

bool is_bad(const Character& character) { return !character.code || is_control(*character.code); }

// With another character in place of broken bytes and of controls but `kept`.
std::string without(std::string_view text, std::string_view broken, std::string_view control,
                    char32_t kept) {
  std::string result;
  result.reserve(text.size());
  each_character(text, [&](const Character& character) {
    const bool stays = !is_bad(character) || character.code == kept;
    result += stays ? character.bytes : character.code ? control : broken;
  });
  return result;
}

}  // namespace

Character first_character(std::string_view text) {
  utf8proc_int32_t code = 0;
  const utf8proc_ssize_t bytes = utf8proc_iterate(bytes_of(text), size_of(text), &code);
  if (bytes <= 0) return {text.substr(0, 1), std::nullopt};
  return {text.substr(0, static_cast<std::size_t>(bytes)), static_cast<char32_t>(code)};
}

std::string encoded(char32_t code) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes.data());
  return {bytes.begin(), bytes.begin() + size};
}

bool is_control(char32_t code) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(code)) == UTF8PROC_CATEGORY_CC;
}

int columns_of(const Character& character) {
  if (is_bad(character)) return 1;
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(*character.code));
}

std::optional<std::size_t> find_broken(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    const Character character = first_character(rest);
    if (!character.code) return text.size() - rest.size();
    rest.remove_prefix(character.bytes.size());
  }
  return std::nullopt;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  each_character(text, [&](const Character&) { ++count; });
  return count;
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::string_view rest = text;
  for (; count > 0 && !rest.empty(); --count)
    rest.remove_prefix(first_character(rest).bytes.size());
  return text.substr(0, text.size() - rest.size());
}

std::size_t begin_of_character(std::string_view text, std::size_t at) {
  constexpr int kMostContinuations = 3;
  const auto continues = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  for (int i = 0; i < kMostContinuations && at > 0 && continues(at); ++i) --at;
  return at;
}

std::string valid(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  each_character(text, [&](const Character& character) {
    result += character.code ? character.bytes : "\uFFFD";
  });
  return result;
}

std::string one_line(std::string_view text) { return without(text, "\uFFFD", " ", U' '); }

std::string printable(std::string_view text) { return without(text, "?", "?", U' '); }

std::string printable_line(std::string_view text) { return without(text, "?", "?", U'\t'); }

std::string quote(std::string_view text) {
  const std::string_view shown = first_characters(text, kQuotedCharacters);
  return '"' + printable(shown) + (shown.size() < text.size() ? "..." : "") + '"';
}

bool has_control(std::string_view text) {
  bool found = false;
  each_character(text, [&](const Character& character) { found = found || is_bad(character); });
  return found;
}

std::string folded(std::string_view text) {
  const std::string whole = valid(text);
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(
      bytes_of(whole), size_of(whole), &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
  if (size < 0) throw std::bad_alloc();  // the one thing that fails with well-formed text
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  return {mapped, mapped + size};
}

std::string in_small_letters(std::string_view text) {
  std::string small{text};
  for (char& c : small) {
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

}  // namespace respite::text
