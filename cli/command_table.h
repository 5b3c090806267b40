// The entries of the command table, each made by the source file of its command.
#pragma once

#include "cli/command.h"

namespace respite {

[[nodiscard]] Command help_command();
[[nodiscard]] Command version_command();

}  // namespace respite
