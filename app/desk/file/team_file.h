// The team file: TOML in, a desk and everything that is wrong with the text out.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/desk/file/diagnostic.h"
#include "scheduler/team/desk.h"

namespace respite {

struct ParsedTeamFile {
  std::optional<Desk> desk;             // nothing where a diagnostic is an error
  std::vector<Diagnostic> diagnostics;  // by place
};

// Reads docs/team-file.md's grammar. Every mistake of meaning in one run, of syntax the first;
// bounded work on any bytes. The name is what diagnostics call the file.
[[nodiscard]] ParsedTeamFile parse_team_file(std::string_view text, std::string_view file_name);

}  // namespace respite
