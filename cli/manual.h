// The manual, made of what commands and operations declare; only what stands around them is written
// by hand.
#pragma once

#include <string>

#include "cli/command.h"

namespace respite {

// As roff, for man(1).
[[nodiscard]] std::string manual_of_program(std::span<const Command> commands = respite::commands());
[[nodiscard]] std::string manual_of(const Command& command);

}  // namespace respite
