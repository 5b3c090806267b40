#include <array>

#include <fmt/format.h>

#include "app/operation/operations.h"
#include "cli/command.h"
#include "cli/command_table.h"
#include "cli/operation_command.h"
#include "text/nearest.h"

namespace respite {

std::vector<Command> commands_of(std::span<const Operation> operations) {
  static constexpr std::array<std::string_view, 31> kOrder{
      "init",   "check",   "plan",    "replan", "diff",   "publish", "undo",    "publication",
      "show",   "who",     "gaps",    "ask",    "queue",  "request", "consent", "incident",
      "free",   "targets", "parity",  "feed",   "export", "audit",   "backup",  "restore",
      "forget", "webhook", "message", "token",  "serve",  "help",    "version"};
  std::vector<Command> by_hand{serve_command(), help_command(), version_command()};
  std::vector<Command> commands;
  const auto add = [&](std::string_view word) {
    const bool known = std::ranges::find(commands, word, &Command::name) != commands.end();
    const auto own = std::ranges::find(by_hand, word, &Command::name);
    if (known) return;
    commands.push_back(own != by_hand.end() ? *own : command_of(word, operations));
  };
  for (const std::string_view word : kOrder) add(word);
  for (const Operation& operation : operations) {
    if (operation.command) add(operation.name.substr(0, operation.name.find(' ')));
  }
  return commands;
}

std::span<const Command> commands() {
  static const std::vector<Command> table = commands_of(operations());
  return table;
}

std::span<const Option> global_options() {
  static const std::array<Option, 7> kOptions{{
      {"directory", 'C', "DIR", "the desk's folder (default: the current one)"},
      {"json", 0, "", "print JSON instead of text"},
      {"now", 0, "TIME", "take TIME for the present, as 2026-12-07T09:00Z (default: the clock)"},
      {"by", 0, "PERSON", "who acts (default: the operating system's user)"},
      {"no-color", 0, "", "no colours, as with NO_COLOR set (default on anything but a terminal)"},
      {"help", 'h', "", "say what the command does and takes"},
      {"version", 0, "", "say which Respite this is"},
  }};
  return kOptions;
}

const Command& command_named(std::string_view name, std::span<const Command> commands) {
  std::vector<std::string_view> known;
  for (const Command& command : commands) {
    if (command.name == name) return command;
    known.push_back(command.name);
  }
  const auto near = text::nearest(name, known);
  throw Failure(ExitCode::kInput, "no command \"{}\"; {}", name,
                near ? fmt::format("did you mean {}?", *near) : "\"respite help\" lists them");
}

}  // namespace respite
