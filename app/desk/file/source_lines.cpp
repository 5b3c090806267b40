#include "app/desk/file/source_lines.h"

#include <set>

#include "app/desk/file/guard.h"

namespace respite {
namespace {

constexpr std::size_t kLongestLine = 400;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  text = team_file::without_mark(text);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace

std::vector<Diagnostic> with_lines(std::vector<Diagnostic> diagnostics, std::string_view file,
                                   std::string_view text) {
  if (diagnostics.empty()) return diagnostics;
  const std::vector<std::string_view> lines = lines_of(text);
  std::set<int> secret;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.secret && diagnostic.place.file == file) secret.insert(diagnostic.place.line);
  }
  for (Diagnostic& diagnostic : diagnostics) {
    const auto line = static_cast<std::size_t>(diagnostic.place.line);
    const bool there = diagnostic.place.file == file && line > 0 && line <= lines.size() &&
                       !secret.contains(diagnostic.place.line);
    if (there && lines[line - 1].size() <= kLongestLine) diagnostic.line_text = lines[line - 1];
  }
  return diagnostics;
}

}  // namespace respite
