#include <array>

#include <fmt/format.h>

#include "app/desk/nearest.h"
#include "cli/command.h"
#include "cli/command_table.h"

namespace respite {

std::span<const Command> commands() {
  static const std::array table{
      init_command(),    check_command(),    plan_command(),    diff_command(),
      publish_command(), undo_command(),     show_command(),    who_command(),
      gaps_command(),    ask_command(),      queue_command(),   request_command(),
      consent_command(), incident_command(), free_command(),    targets_command(),
      parity_command(),  feed_command(),     export_command(),  audit_command(),
      backup_command(),  restore_command(),  webhook_command(), token_command(),
      serve_command(),   help_command(),     version_command(),
  };
  return table;
}

std::span<const Option> global_options() {
  static constexpr std::array<Option, 7> kOptions{{
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

const Command& command_named(std::string_view name) {
  std::vector<std::string_view> known;
  for (const Command& command : commands()) {
    if (command.name == name) return command;
    known.push_back(command.name);
  }
  const auto near = team_file::nearest(name, known);
  throw Failure(ExitCode::kInput, fmt::format("no command \"{}\"; {}", name,
                                              near ? fmt::format("did you mean {}?", *near)
                                                   : "\"respite help\" lists them"));
}

}  // namespace respite
