#include "cli/help.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/text.h"

namespace respite {
namespace {

constexpr int kColumns = 80;

// Entries under one another, what they mean beside them.
struct Entry {
  std::string name;
  std::string meaning;
};

std::string listed(const std::vector<Entry>& entries) {
  std::size_t widest = 0;
  for (const Entry& entry : entries) widest = std::max(widest, entry.name.size());
  std::string text;
  for (const Entry& entry : entries) {
    const std::string margin(widest + 4, ' ');
    const auto lines = wrap(entry.meaning, kColumns - static_cast<int>(margin.size()));
    text += fmt::format("  {:<{}}  ", entry.name, widest);
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "" : margin) + lines[i] + '\n';
  }
  return text;
}

std::string listed(std::span<const Option> options) {
  std::vector<Entry> entries;
  for (const Option& option : options) {
    // Long names line up, whether or not a letter stands before them.
    entries.push_back({(option.letter == 0 ? "    " : "") + spelled(option), option.help});
  }
  return listed(entries);
}

std::string usage(const Command& command) {
  const std::string_view options = command.options.empty() ? "" : " [options]";
  if (command.verbs.empty()) {
    return fmt::format("usage: respite {}{}{}\n", command.name, operand_words(command.operands),
                       options);
  }
  const bool needed = !command.verbs.front().name.empty();
  return fmt::format("usage: respite {} {}{}\n", command.name, needed ? "VERB" : "[VERB]", options);
}

std::vector<Entry> verb_entries(const Command& command) {
  std::vector<Entry> entries;
  entries.reserve(command.verbs.size());
  for (const Verb& verb : command.verbs) {
    entries.push_back(
        {command.name + (verb.name.empty() ? "" : " ") + verb.name + operand_words(verb.operands),
         verb.summary});
  }
  return entries;
}

std::string paragraphs(std::string_view about) {
  std::string text;
  for (const std::string& line : wrap(about, kColumns)) text += line + '\n';
  return text;
}

}  // namespace

std::string operand_words(const std::vector<Operand>& operands) {
  std::string text;
  for (const Operand& operand : operands) {
    text +=
        operand.required ? fmt::format(" {}", operand.name) : fmt::format(" [{}]", operand.name);
  }
  return text;
}

std::string spelled(const Option& option) {
  std::string text;
  if (option.letter != 0) text += fmt::format("-{}, ", option.letter);
  text += fmt::format("--{}", option.name);
  if (!option.argument.empty()) text += fmt::format(" {}", option.argument);
  return text;
}

std::string help_of_program(std::span<const Command> commands) {
  std::vector<Entry> entries;
  for (const Command& command : commands) {
    entries.push_back({command.name, command.summary});
  }
  return fmt::format(
      "Respite plans fair on-call rotas, protects learning time and publishes both as feeds.\n\n"
      "usage: respite [-C DIR] COMMAND [options]\n\n"
      "commands:\n{}\n"
      "options of every command:\n{}\n"
      "respite help COMMAND says more. A desk is a folder with a team.toml; begin with\n"
      "\"respite -C DIR init\".\n",
      listed(entries), listed(global_options()));
}

std::string help_of(const Command& command) {
  std::string text =
      fmt::format("respite {}: {}\n\n{}", command.name, command.summary, usage(command));
  text += '\n' + paragraphs(command.about);
  std::vector<Entry> operands;
  operands.reserve(command.operands.size());
  for (const Operand& operand : command.operands) {
    operands.push_back({std::string(operand.name), operand.help});
  }
  if (!command.verbs.empty()) text += '\n' + listed(verb_entries(command));
  if (!operands.empty()) text += '\n' + listed(operands);
  if (!command.options.empty()) text += "\noptions:\n" + listed(command.options);
  return text + "\noptions of every command:\n" + listed(global_options());
}

}  // namespace respite
