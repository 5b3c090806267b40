// What a command is: one entry of the table, made of the operations of its name or, where it is an
// exception, by a source file cli/command_NAME.cpp.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/operation/failure.h"

namespace respite {

class Session;

struct Option {
  std::string name;      // long name, without dashes
  char letter = 0;       // short name; 0: none
  std::string argument;  // what it takes ("DATE"); empty: a flag
  std::string help;      // one sentence, no full stop; ends in its default where it has one
};

struct Operand {
  std::string name;  // "DIR"; the last may be "DIR...": any number of them
  std::string help;
  bool required = false;
};

// "give" of "consent give ID"; the empty one is the command without a verb.
struct Verb {
  std::string name;
  std::string summary;
  std::vector<Operand> operands;
};

struct Command {
  std::string name;
  std::string summary;  // a few words, after the name in `respite help`
  std::string about;    // a paragraph or two for `respite help NAME`
  std::vector<Operand> operands = {};
  std::vector<Option> options = {};
  std::vector<Verb> verbs = {};
  std::function<ExitCode(const Session& session)> run = {};
  bool by_hand = true;  // not made of operations, which check their own operands
};

// Every command that works, in the order a newcomer meets them.
[[nodiscard]] std::span<const Command> commands();

// Options that stand before or after the command's name.
[[nodiscard]] std::span<const Option> global_options();

// Throws Failure(kInput), with the nearest known name, where there is none of that name.
[[nodiscard]] const Command& command_named(std::string_view name,
                                           std::span<const Command> commands = respite::commands());

}  // namespace respite
