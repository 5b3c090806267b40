// Completion for bash, made of the command table.
#pragma once

#include <span>
#include <string>

#include "cli/command.h"

namespace respite {

// A script to source, or to lie in bash's completions folder; needs nothing but bash.
[[nodiscard]] std::string bash_completion(std::span<const Command> commands = respite::commands());

}  // namespace respite
