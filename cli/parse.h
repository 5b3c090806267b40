// Reads words against a list of options. The only user of Boost.Program_options.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "cli/command.h"

namespace respite {

// A command line cut at the command's name, which no option before it owns.
struct SplitLine {
  std::vector<std::string> before;
  std::string command;  // empty: none was given
  std::vector<std::string> after;
};
[[nodiscard]] SplitLine split_at_command(std::span<const std::string> words);

// Adds what the words say. Long names are never guessed from a beginning. Throws Failure(kInput)
// on an unknown option (with the nearest known one, or the command `help`, which lists them), a
// missing or needless value, an option given twice.
void parse_into(Arguments& arguments, std::span<const std::string> words,
                std::span<const Option> options, std::string_view help);

}  // namespace respite
