#include "app/desk/file/scan_words.h"

#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

std::string tidy(std::string_view text) {
  std::string result;
  for (const char c : text::in_small_letters(trim(text))) {
    const bool space = kSpaces.find(c) != std::string_view::npos;
    if (space && (result.empty() || result.back() == ' ')) continue;
    result += space ? ' ' : c;
  }
  replace_all(result, "\xE2\x80\x93", "-");  // en dash
  replace_all(result, "\xE2\x80\x94", "-");  // em dash
  replace_all(result, " to ", "-");
  for (const std::string_view mark : {"-", ","}) {
    replace_all(result, std::string{mark} + ' ', mark);
    replace_all(result, ' ' + std::string{mark}, mark);
  }
  return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace respite::team_file
