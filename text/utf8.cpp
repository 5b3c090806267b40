#include "text/utf8.h"

#include <algorithm>

namespace respite::team_file {
namespace {

constexpr std::size_t kQuotedCharacters = 60;

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (byte_at(text, at) & 0xC0U) == 0x80U;
}

bool is_control(std::string_view text, std::size_t at, std::size_t bytes) {
  const unsigned first = byte_at(text, at);
  if (bytes == 1) return first < 0x20U || first == 0x7FU;
  return bytes == 2 && first == 0xC2U && byte_at(text, at + 1) < 0xA0U;
}

}  // namespace

std::size_t character_bytes(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const unsigned first = byte_at(text, at);
  if (first < 0x80U) return 1;
  const std::size_t bytes = first < 0xC2U   ? 0
                            : first < 0xE0U ? 2
                            : first < 0xF0U ? 3
                            : first < 0xF5U ? 4
                                            : 0;
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!continues(text, at + i)) return 0;
  }
  if (bytes < 3) return bytes;
  const unsigned second = byte_at(text, at + 1);
  const bool overlong = (first == 0xE0U && second < 0xA0U) || (first == 0xF0U && second < 0x90U);
  const bool surrogate = first == 0xEDU && second >= 0xA0U;
  const bool beyond = first == 0xF4U && second >= 0x90U;
  return overlong || surrogate || beyond ? 0 : bytes;
}

std::optional<std::size_t> find_broken(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = character_bytes(text, at);
    if (bytes == 0) return at;
    at += bytes;
  }
  return std::nullopt;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const std::size_t bytes = character_bytes(text, at);
    at += bytes == 0 ? 1 : bytes;
  }
  return count;
}

std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = character_bytes(text, at);
    const bool shown = bytes != 0 && (text[at] == '\t' || !is_control(text, at, bytes));
    result += shown ? text.substr(at, bytes) : "?";
    at += bytes == 0 ? 1 : bytes;
  }
  return result;
}

std::string printable_word(std::string_view text) {
  std::string shown = printable(text);
  std::replace(shown.begin(), shown.end(), '\t', '?');
  return shown;
}

std::string quote(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size() && count < kQuotedCharacters; ++count) {
    const std::size_t bytes = character_bytes(text, end);
    end += bytes == 0 ? 1 : bytes;
  }
  const bool shortened = end < text.size();
  return '"' + printable_word(text.substr(0, end)) + (shortened ? "..." : "") + '"';
}

std::string in_small_letters(std::string_view text) {
  std::string small{text};
  for (char& c : small) {
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

bool has_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = character_bytes(text, at);
    if (bytes == 0 || is_control(text, at, bytes)) return true;
    at += bytes;
  }
  return false;
}

}  // namespace respite::team_file
