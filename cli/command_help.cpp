
#include "cli/command_table.h"
#include "cli/help.h"
#include "cli/session.h"

namespace respite {
namespace {

ExitCode run_help(const Session& session) {
  if (session.arguments().has("completion")) {
    session.print(bash_completion());
    return ExitCode::kDone;
  }
  const bool manual = session.arguments().has("manual");
  const auto& operands = session.arguments().operands();
  if (operands.empty()) {
    session.print(manual ? manual_of_program() : help_of_program());
    return ExitCode::kDone;
  }
  const Command& command = command_named(operands.front());
  session.print(manual ? manual_of(command) : help_of(command));
  return ExitCode::kDone;
}

}  // namespace

Command help_command() {
  return {.name = "help",
          .summary = "say what commands there are, or what one takes",
          .about =
              "Prints the list of commands, or what one command does and which options it "
              "takes. \"respite COMMAND --help\" does the same.",
          .operands = {{"COMMAND", "the command to explain", false}},
          .options = {{"completion", 0, "", "print the completion script for bash instead"},
                      {"manual", 0, "", "print the manual page instead, as man(1) reads it"}},
          .run = run_help};
}

}  // namespace respite
