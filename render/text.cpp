#include "render/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace respite {
namespace {

struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
};

// The character at a place; a broken byte is a character of its own.
Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t bytes = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  const bool leads = first < 0x80 || (first >= 0xC2 && first <= 0xF4);
  if (bytes == 1 || !leads || at + bytes > text.size()) return {first, 1};
  char32_t code = static_cast<char32_t>(first & (0xFF >> (bytes + 1)));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {first, 1};
    code = (code << 6) | (byte(at + i) & 0x3FU);
  }
  return {code, bytes};
}

struct Range {
  char32_t first;
  char32_t last;
};

// Unicode 15, the blocks names are written in: combining marks and invisible joiners take no
// column, East Asian wide characters and pictographs two.
constexpr std::array<Range, 11> kNoColumn{{{0x0300, 0x036F},
                                           {0x0483, 0x0489},
                                           {0x0591, 0x05BD},
                                           {0x0610, 0x061A},
                                           {0x064B, 0x065F},
                                           {0x1AB0, 0x1AFF},
                                           {0x1DC0, 0x1DFF},
                                           {0x200B, 0x200F},
                                           {0x20D0, 0x20FF},
                                           {0xFE00, 0xFE0F},
                                           {0xFE20, 0xFE2F}}};
constexpr std::array<Range, 8> kTwoColumns{{{0x1100, 0x115F},
                                            {0x2E80, 0x303E},
                                            {0x3041, 0xA4CF},
                                            {0xAC00, 0xD7A3},
                                            {0xF900, 0xFAFF},
                                            {0xFE30, 0xFE6F},
                                            {0xFF00, 0xFF60},
                                            {0x1F300, 0x1FAFF}}};

template <std::size_t kCount>
bool in_any(const std::array<Range, kCount>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(), [code](const Range& range) {
    return range.first <= code && code <= range.last;
  });
}

int columns_of(char32_t code) {
  if (in_any(kNoColumn, code)) return 0;
  return in_any(kTwoColumns, code) ? 2 : 1;
}

}  // namespace

int display_width(std::string_view text) {
  int columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    columns += columns_of(character.code);
    at += character.bytes;
  }
  return columns;
}

std::string cut(std::string_view text, int columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns <= 0) return {};
  std::size_t end = 0;
  for (int used = 0; end < text.size();) {
    const Character character = character_at(text, end);
    used += columns_of(character.code);
    if (used > columns - 1) break;
    end += character.bytes;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string pad_right(std::string_view text, int columns) {
  std::string result = cut(text, columns);
  result.append(static_cast<std::size_t>(std::max(0, columns - display_width(result))), ' ');
  return result;
}

std::string pad_left(std::string_view text, int columns) {
  const std::string fitted = cut(text, columns);
  return std::string(static_cast<std::size_t>(std::max(0, columns - display_width(fitted))), ' ') +
         fitted;
}

std::vector<std::string> wrap(std::string_view text, int columns) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    std::string& line = lines.back();
    if (!line.empty() && !word.empty()) {
      if (display_width(line) + 1 + display_width(word) > columns) {
        lines.emplace_back(word);
      } else {
        line += ' ';
        line += word;
      }
    } else {
      line += word;
    }
    if (end < text.size() && text[end] == '\n') lines.emplace_back();
    at = end + 1;
  }
  return lines;
}

std::string without_trailing_spaces(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') result.erase(result.find_last_not_of(' ') + 1);
    result += c;
  }
  result.erase(result.find_last_not_of(' ') + 1);
  return result;
}

std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const bool control =
        character.code < 0x20 || (character.code >= 0x7F && character.code <= 0x9F);
    if (control) {
      result += '?';
    } else {
      result += text.substr(at, character.bytes);
    }
    at += character.bytes;
  }
  return result;
}

}  // namespace respite
