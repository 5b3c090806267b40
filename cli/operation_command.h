// Commands made of operations: options and operands from the arguments they declare.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "app/desk/file/diagnostic.h"
#include "app/operation/operation.h"
#include "cli/command.h"
#include "cli/session.h"

namespace respite {

// How an answer is shown to people. Without one an operation prints its JSON.
struct Presentation {
  std::string_view operation;         // its name
  std::vector<Option> options = {};   // of the command line alone, as --csv
  Severity tells = Severity::kError;  // what is told of the desk's files first
  // Before anything is read: throws Failure(kInput) where its own options do not go together.
  void (*check)(const Session&) = nullptr;
  // At a terminal: fills in what was not said, once it has asked.
  void (*ask)(const Session&, std::span<const ArgumentField>) = nullptr;
  // Prints it, and says what the command ends with.
  std::function<ExitCode(const Session&, const Outcome&)> show;
};

[[nodiscard]] std::span<const Presentation> presentations();

// "consent list", "consent give" and so on are one command, with what is said of them together.
struct CommandGroup {
  std::string_view name;
  std::string_view summary;
  std::string_view about;
};

[[nodiscard]] std::span<const CommandGroup> command_groups();

// The command of that word: of the one operation of that name, or of all whose first word it is.
[[nodiscard]] Command command_of(std::string_view word, std::span<const Operation> operations);

// Every command: those of the operations, and those that stand by themselves.
[[nodiscard]] std::vector<Command> commands_of(std::span<const Operation> operations);

// Data as JSON where that is asked for, else as text.
void print_answer(const Session& session, const Outcome& answer, const std::string& text);

}  // namespace respite
