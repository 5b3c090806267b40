// Help, made of the command table.
#pragma once

#include <string>

#include "cli/command.h"

namespace respite {

[[nodiscard]] std::string help_of_program(std::span<const Command> commands = commands());
[[nodiscard]] std::string help_of(const Command& command);

// "-C, --directory DIR": as help, the manual page and the tests write an option.
[[nodiscard]] std::string spelled(const Option& option);

}  // namespace respite
