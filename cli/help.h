// Help, the manual and completion, made of the command table; only what stands around them is
// written by hand.
#pragma once

#include <span>
#include <string>

#include "cli/command.h"

namespace respite {

[[nodiscard]] std::string help_of_program(std::span<const Command> commands = respite::commands());
[[nodiscard]] std::string help_of(const Command& command);

// " FILE [ID]": as usage and the manual write operands.
[[nodiscard]] std::string operand_words(const std::vector<Operand>& operands);

// "-C, --directory DIR": as help, the manual page and the tests write an option.
[[nodiscard]] std::string spelled(const Option& option);

// As roff, for man(1).
[[nodiscard]] std::string manual_of_program(
    std::span<const Command> commands = respite::commands());
[[nodiscard]] std::string manual_of(const Command& command);

// A script to source, or to lie in bash's completions folder; needs nothing but bash.
[[nodiscard]] std::string bash_completion(std::span<const Command> commands = respite::commands());

}  // namespace respite
