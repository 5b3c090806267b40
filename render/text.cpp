#include "render/text.h"

#include <algorithm>

namespace respite {
int display_width(std::string_view text) {
  int columns = 0;
  text::each_character(
      text, [&](const text::Character& character) { columns += text::columns_of(character); });
  return columns;
}

std::string cut(std::string_view text, int columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns <= 0) return {};
  std::size_t end = 0;
  for (int used = 0; end < text.size();) {
    const text::Character character = text::first_character(text.substr(end));
    used += text::columns_of(character);
    if (used > columns - 1) break;
    end += character.bytes.size();
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

}  // namespace respite
