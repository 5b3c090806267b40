#include "app/desk/file/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "text/utf8.h"

namespace respite {
namespace {

std::string where(const Place& place) {
  std::string text = text::printable(place.file);
  if (place.line > 0) text += ':' + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) text += ':' + std::to_string(place.column);
  return text;
}

// As wide as what stands before the column: tabs stay tabs, everything else is a space.
std::string padding(std::string_view line, int column) {
  std::string result;
  for (int i = 1; i < column; ++i) {
    result += line.starts_with('\t') ? '\t' : ' ';
    line.remove_prefix(text::first_characters(line, 1).size());
  }
  return result;
}

}  // namespace

std::string_view to_text(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kNote:
      return "note";
  }
  return "error";
}

std::string format(const Diagnostic& diagnostic) {
  std::string text = where(diagnostic.place) + ": " + std::string{to_text(diagnostic.severity)} +
                     ": " + diagnostic.message + '\n';
  const bool shows_line = !diagnostic.line_text.empty();
  if (shows_line) text += text::printable_line(diagnostic.line_text) + '\n';
  if (shows_line && diagnostic.place.column > 0) {
    text += padding(diagnostic.line_text, diagnostic.place.column) + '^';
    if (!diagnostic.hint.empty()) text += ' ' + diagnostic.hint;
    return text + '\n';
  }
  if (!diagnostic.hint.empty()) text += "  " + diagnostic.hint + '\n';
  return text;
}

std::string format(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += format(diagnostic);
  return text;
}

std::vector<Diagnostic> sorted_by_place(std::vector<Diagnostic> diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return std::tie(a.place, a.severity) < std::tie(b.place, b.severity);
                   });
  return diagnostics;
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::kError;
  });
}

}  // namespace respite
