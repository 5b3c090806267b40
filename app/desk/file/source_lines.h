// Puts under each diagnostic the line of the file it stands on.
#pragma once

#include <string_view>
#include <vector>

#include "app/desk/file/diagnostic.h"

namespace respite {

// For those about that file; a line of more than 400 bytes is not shown, nor one that a diagnostic
// calls secret. Never for a calendar.
[[nodiscard]] std::vector<Diagnostic> with_lines(std::vector<Diagnostic> diagnostics,
                                                 std::string_view file, std::string_view text);

}  // namespace respite
