// Diagnostics: what is wrong with a file of the desk, and where.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scheduler/team/place.h"

namespace respite {

enum class Severity { kError, kWarning, kNote };

[[nodiscard]] std::string_view to_text(Severity severity);  // "error"

struct Diagnostic {
  Place place;
  Severity severity = Severity::kError;
  std::string message;    // "unknown person "bo" in rota "oncall""; no full stop
  std::string line_text;  // the line it stands on; empty for a calendar's and an overlong line
  std::string hint;       // "did you mean "ben"?"; may be empty
  bool secret = false;    // nothing shows the line: a password stands in it
};

// team.toml:12:8: error: unknown person "bo" in rota "oncall"
// people = ["bo"]
//           ^ did you mean "ben"?
// Lines end in '\n'. The caret stands under the column, counted in characters; tabs keep their
// width; nothing that could move a terminal's cursor is let through.
[[nodiscard]] std::string format(const Diagnostic& diagnostic);
[[nodiscard]] std::string format(const std::vector<Diagnostic>& diagnostics);

// By place; at one place errors before warnings before notes.
[[nodiscard]] std::vector<Diagnostic> sorted_by_place(std::vector<Diagnostic> diagnostics);

[[nodiscard]] bool has_errors(const std::vector<Diagnostic>& diagnostics);

}  // namespace respite
