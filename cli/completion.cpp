#include "cli/help.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/command.h"

namespace respite {
namespace {

std::string names_of(std::span<const Option> options) {
  std::string names;
  for (const Option& option : options) {
    if (!names.empty()) names += ' ';
    if (option.letter != 0) names += fmt::format("-{} ", option.letter);
    names += fmt::format("--{}", option.name);
  }
  return names;
}

std::string verbs_of(const Command& command) {
  std::string names;
  for (const Verb& verb : command.verbs) {
    if (!verb.name.empty()) names += verb.name + ' ';
  }
  return names;
}

// "-C|--directory|--from": a shell pattern of the options that take such an argument.
std::string pattern_of(const std::vector<std::string>& names) {
  std::string pattern;
  for (const std::string& name : names) pattern += (pattern.empty() ? "" : "|") + name;
  return pattern;
}

void add_spellings(std::vector<std::string>& names, const Option& option) {
  if (option.letter != 0) names.push_back(fmt::format("-{}", option.letter));
  const std::string name = fmt::format("--{}", option.name);
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

// The options that take folders and files, and those that take anything else.
struct Takers {
  std::vector<std::string> folders, files, others;

  void add(std::span<const Option> options) {
    for (const Option& option : options) {
      if (option.argument.empty()) continue;
      add_spellings(option.argument == "DIR"    ? folders
                    : option.argument == "FILE" ? files
                                                : others,
                    option);
    }
  }
};

std::string case_of(const std::vector<std::string>& names, std::string_view words) {
  if (names.empty()) return {};
  return fmt::format("    {}) {}; return ;;\n", pattern_of(names), words);
}

}  // namespace

std::string bash_completion(std::span<const Command> commands) {
  std::string command_names;
  std::string options_by_command;
  Takers takers;
  takers.add(global_options());
  for (const Command& command : commands) {
    command_names += fmt::format("{}{}", command_names.empty() ? "" : " ", command.name);
    options_by_command += fmt::format("    {}) words=\"{}{}\" ;;\n", command.name,
                                      verbs_of(command), names_of(command.options));
    takers.add(command.options);
  }
  std::vector<std::string> takers_of_anything = takers.folders;
  takers_of_anything.insert(takers_of_anything.end(), takers.files.begin(), takers.files.end());
  takers_of_anything.insert(takers_of_anything.end(), takers.others.begin(), takers.others.end());

  std::string text = "# Completion of respite for bash; made by \"respite help --completion\".\n";
  text +=
      "_respite() {\n  local current=${COMP_WORDS[COMP_CWORD]}\n"
      "  local previous=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local command= words= i\n  COMPREPLY=()\n  case $previous in\n";
  text += case_of(takers.folders, "COMPREPLY=($(compgen -d -- \"$current\"))");
  text += case_of(takers.files, "COMPREPLY=($(compgen -f -- \"$current\"))");
  text += case_of(takers.others, "COMPREPLY=()");
  text += "  esac\n  for ((i = 1; i < COMP_CWORD; i++)); do\n    case ${COMP_WORDS[i]} in\n";
  text += fmt::format("      {}) ((i++)) ;;\n", pattern_of(takers_of_anything));
  text += "      -*) ;;\n      *) command=${COMP_WORDS[i]}; break ;;\n    esac\n  done\n";
  text += "  case $command in\n";
  text += fmt::format("    '') words=\"{}\" ;;\n", command_names);
  text += options_by_command;
  text += "  esac\n";
  text += fmt::format("  [[ $command == help ]] && words=\"$words {}\"\n", command_names);
  text += fmt::format("  words=\"$words {}\"\n", names_of(global_options()));
  text += "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n";
  text +=
      "  [[ -z $command || $current == -* || ${#COMPREPLY[@]} -gt 0 ]] ||\n"
      "    COMPREPLY=($(compgen -f -- \"$current\"))\n}\n";
  return text + "complete -F _respite respite\n";
}

}  // namespace respite
