// Commands that do not follow from fields: each made by the source file of its command, which says
// why.
#pragma once

#include "cli/command.h"

namespace respite {

[[nodiscard]] Command serve_command();    // goes on until it is stopped
[[nodiscard]] Command help_command();     // about the others
[[nodiscard]] Command version_command();  // of the program: has no desk

}  // namespace respite
