#include "cli/run.h"

#include <fmt/format.h>

#include "app/operation/failure.h"
#include "cli/help.h"
#include "cli/parse.h"
#include "cli/session.h"

namespace respite {
namespace {

void check_operands(const Command& command, const std::vector<std::string>& given) {
  const bool any_number =
      !command.operands.empty() && command.operands.back().name.ends_with("...");
  if (given.size() > command.operands.size() && !any_number) {
    const std::string_view folder = command.operands.empty() ? "; -C DIR names the folder" : "";
    throw Failure(ExitCode::kInput, "{}: unexpected argument \"{}\"{}", command.name,
                  given[command.operands.size()], folder);
  }
  if (given.size() < command.operands.size() && command.operands[given.size()].required) {
    throw Failure(ExitCode::kInput, "{} needs {}", command.name,
                  command.operands[given.size()].name);
  }
}

ExitCode run_command(const Command& command, const Arguments& arguments,
                     const Environment& environment) {
  const Session session(command, arguments, environment);
  if (arguments.has("help")) {
    session.print(help_of(command));
    return ExitCode::kDone;
  }
  if (arguments.has("version")) return command_named("version").run(session);
  if (command.by_hand) check_operands(command, arguments.operands());
  return command.run(session);
}

ExitCode run_words(const std::vector<std::string>& words, const Environment& environment) {
  const std::span<const Command> table =
      environment.commands.empty() ? commands() : environment.commands;
  const SplitLine line = split_at_command(words);
  Arguments arguments;
  parse_into(arguments, line.before, global_options(), "respite help");
  if (line.command.empty()) {
    if (!arguments.has("help") && !arguments.has("version")) {
      throw Failure(ExitCode::kInput, "no command given; \"respite help\" lists them");
    }
    const Command& command = command_named(arguments.has("version") ? "version" : "help", table);
    return command.run(Session(command, arguments, environment));
  }
  const Command& command = command_named(line.command, table);
  std::vector<Option> options(command.options);
  options.insert(options.end(), global_options().begin(), global_options().end());
  parse_into(arguments, line.after, options, fmt::format("respite help {}", command.name));
  return run_command(command, arguments, environment);
}

}  // namespace

int run(const std::vector<std::string>& words, const Environment& environment) {
  try {
    return static_cast<int>(run_words(words, environment));
  } catch (const OutputClosed&) {
    return static_cast<int>(ExitCode::kDone);
  } catch (const std::exception& error) {
    const ExitCode code = exit_code_of(error);
    const std::string_view bug = code == ExitCode::kBug ? "this is a bug in respite: " : "";
    static_cast<void>(environment.err(fmt::format("respite: {}{}\n", bug, typed_words(error))));
    return static_cast<int>(code);
  }
}

}  // namespace respite
