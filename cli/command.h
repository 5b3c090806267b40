// What a command is: one entry of the table, one source file cli/command_NAME.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/failure.h"

namespace respite {

class Session;

struct Option {
  std::string_view name;      // long name, without dashes
  char letter = 0;            // short name; 0: none
  std::string_view argument;  // what it takes ("DATE"); empty: a flag
  std::string_view help;      // one sentence, no full stop; ends in its default where it has one
};

struct Operand {
  std::string_view name;  // "DIR"; the last may be "DIR...": any number of them
  std::string_view help;
  bool required = false;
};

struct Command {
  std::string_view name;
  std::string_view summary;  // a few words, after the name in `respite help`
  std::string_view about;    // a paragraph or two for `respite help NAME`
  std::vector<Operand> operands;
  std::vector<Option> options;
  ExitCode (*run)(const Session& session);
};

// Every command that works, in the order a newcomer meets them.
[[nodiscard]] std::span<const Command> commands();

// Options that stand before or after the command's name.
[[nodiscard]] std::span<const Option> global_options();

// Throws Failure(kInput), with the nearest known name, where there is none of that name.
[[nodiscard]] const Command& command_named(std::string_view name);

}  // namespace respite
