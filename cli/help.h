// Help, made of the command table.
#pragma once

#include <string>

#include "cli/command.h"

namespace respite {

[[nodiscard]] std::string help_of_program(std::span<const Command> commands = respite::commands());
[[nodiscard]] std::string help_of(const Command& command);

// " FILE [ID]": as usage and the manual write operands.
[[nodiscard]] std::string operand_words(const std::vector<Operand>& operands);

// "-C, --directory DIR": as help, the manual page and the tests write an option.
[[nodiscard]] std::string spelled(const Option& option);

}  // namespace respite
