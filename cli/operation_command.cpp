#include "cli/operation_command.h"

#include <algorithm>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "app/operation/arguments.h"
#include "app/requests/ask.h"
#include "cli/desk.h"
#include "text/list.h"

namespace respite {
namespace {

std::string dashed(std::string_view name) {
  std::string text(name);
  std::ranges::replace(text, '_', '-');
  return text;
}

std::string_view verb_of(const Operation& operation) {
  const std::size_t space = operation.name.find(' ');
  return space == std::string_view::npos ? "" : operation.name.substr(space + 1);
}

const Presentation& presentation_of(const Operation& operation) {
  static const Presentation as_json = {
      .operation = "", .show = [](const Session& session, const Outcome& answer) {
        session.print(to_document(answer.tree(store::TokenRole::kLead)));
        return ExitCode::kDone;
      }};
  const auto found = std::ranges::find(presentations(), operation.name, &Presentation::operation);
  return found == presentations().end() ? as_json : *found;
}

std::string option_name(const ArgumentField& field) {
  return dashed(field.says.option.empty() ? field.name : field.says.option);
}

Option option_of(const ArgumentField& field) {
  const std::string fallback = default_text(field);
  return {
      option_name(field), 0, is_flag(field) ? "" : value_name(field),
      std::string(field.about) + (fallback.empty() ? "" : fmt::format(" (default: {})", fallback))};
}

std::string upper(std::string_view name) {
  std::string text(name);
  for (char& c : text) c = 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

void add_options(std::vector<Option>& options, std::vector<Option> more) {
  for (Option& option : more) {
    if (std::ranges::find(options, option.name, &Option::name) == options.end()) {
      options.push_back(std::move(option));
    }
  }
}

std::vector<Option> options_of(const Operation& operation) {
  std::vector<Option> options;
  const Prepared prepared = operation.prepare();  // the fields are its
  for (const ArgumentField& field : prepared.arguments) {
    if (!field.says.operand && field.says.where != Where::kJson) {
      options.push_back(option_of(field));
    }
  }
  add_options(options, presentation_of(operation).options);
  return options;
}

std::vector<Operand> operands_of(const Operation& operation) {
  std::vector<Operand> operands;
  const Prepared prepared = operation.prepare();  // the fields are its
  for (const ArgumentField& field : prepared.arguments) {
    if (field.says.operand) {
      operands.push_back({upper(field.name), std::string(field.about), field.says.needed});
    }
  }
  return operands;
}

std::string spelled(const ArgumentField& field) {
  return field.says.operand ? upper(field.name) : "--" + option_name(field);
}

// Words and options go to the arguments that name them. Throws Failure(kInput).
void read(const Session& session, const Operation& operation, std::span<const ArgumentField> fields,
          std::size_t first_operand) {
  const Arguments& given = session.arguments();
  std::size_t operand = first_operand;
  for (const ArgumentField& field : fields) {
    if (field.says.where == Where::kJson) continue;
    const std::string name = spelled(field);
    std::optional<std::string> text;
    if (!field.says.operand) {
      text = given.text(option_name(field));
    } else if (operand < given.operands().size()) {
      text = given.operands()[operand++];
    }
    if (!text && field.says.needed) {
      throw Failure(ExitCode::kInput, "{} needs {}{}", operation.name, name,
                    field.says.operand ? "" : ' ' + value_name(field));
    }
    try {
      if (text) read_text(field, *text);
    } catch (const BadArgument& bad) {
      throw Failure(ExitCode::kInput, "{} {}, not \"{}\"", name, bad.what(), *text);
    }
  }
  if (operand < given.operands().size()) {
    const std::string_view folder = operand == 0 ? "; -C DIR names the folder" : "";
    throw Failure(ExitCode::kInput, "{}: unexpected argument \"{}\"{}", operation.name,
                  given.operands()[operand], folder);
  }
}

// An option of a sister verb was read by the parser, and means nothing here.
void refuse_others(const Session& session, const Operation& operation) {
  const std::vector<Option> own = options_of(operation);
  for (const Option& option : session.command().options) {
    const bool known = std::ranges::find(own, option.name, &Option::name) != own.end();
    if (!known && session.arguments().has(option.name)) {
      throw Failure(ExitCode::kInput, "--{} does not go with {}", option.name, operation.name);
    }
  }
}

// Arguments are called as they are typed.
template <class Work>
auto naming_arguments(const Prepared& prepared, const Work& work) {
  try {
    return work();
  } catch (const BadArgument& bad) {
    const auto as_typed = [&](std::string_view name) {
      const auto field = std::ranges::find(prepared.arguments, name, &ArgumentField::name);
      return field == prepared.arguments.end() ? std::string(name) : spelled(*field);
    };
    throw Failure(ExitCode::kInput, "{} {}", as_typed(bad.argument()),
                  with_names(bad.what(), as_typed));
  }
}

// {"id": ..., "error": {...}}, for a line that is wrong.
Tree error_of(std::string_view line, int number, const std::string& field, std::string message) {
  Members answer;
  const auto tree = parse_tree(line);
  if (const auto* const members = tree ? std::get_if<Members>(&tree->value) : nullptr) {
    const auto id = std::ranges::find(*members, "id", &Members::value_type::first);
    if (id != members->end()) answer.push_back(*id);
  }
  Members error{{"line", {std::int64_t{number}}}, {"message", {std::move(message)}}};
  if (!field.empty()) error.emplace_back("field", Tree{field});
  answer.emplace_back("error", Tree{std::move(error)});
  return {std::move(answer)};
}

// Answers a line, which is read as the body of a request is; what it leaves out, the options say.
Tree answer_line(const Session& session, const Operation& operation, const Context& context,
                 std::string_view line) {
  const Prepared prepared = operation.prepare();
  read(session, operation, prepared.arguments, 0);
  const auto tree = parse_tree(line);
  const auto* const members = tree ? std::get_if<Members>(&tree->value) : nullptr;
  if (members == nullptr) throw BadArgument("", "this is no JSON object");
  static_cast<void>(read_members(prepared.arguments, *members));
  prepared.check();
  return prepared.run(context).tree(context.role);
}

// A wrong line gets an error of its own, and the rest goes on.
ExitCode run_lines(const Session& session, const Operation& operation, Context context,
                   std::istream& lines) {
  context.asker = std::make_shared<Asker>(context.desk());
  const auto quoted = [](std::string_view name) { return fmt::format("\"{}\"", name); };
  ExitCode code = ExitCode::kDone;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Tree answer;
    try {
      answer = answer_line(session, operation, context, line);
    } catch (const BadArgument& bad) {
      const std::string& field = bad.argument();
      answer =
          error_of(line, number, field,
                   (field.empty() ? "" : quoted(field) + ' ') + with_names(bad.what(), quoted));
      code = ExitCode::kInput;
    } catch (const Failure& failure) {
      if (failure.code() != ExitCode::kInput) throw;
      answer = error_of(line, number, "", typed_words(failure));
      code = ExitCode::kInput;
    }
    session.print(to_line(answer));
  }
  return code;
}

ExitCode run_batch(const Session& session, const Operation& operation, const Context& context,
                   const std::string& path) {
  if (path == "-") return run_lines(session, operation, context, std::cin);
  std::ifstream file(path);
  if (!file) throw Failure(ExitCode::kFile, "cannot read " + path);
  return run_lines(session, operation, context, file);
}

ExitCode run(const Session& session, const Operation& operation, std::size_t first_operand) {
  const Presentation& presentation = presentation_of(operation);
  refuse_others(session, operation);
  const Prepared prepared = operation.prepare();
  read(session, operation, prepared.arguments, first_operand);
  naming_arguments(prepared, prepared.check);
  if (presentation.ask && session.can_ask()) presentation.ask(session, prepared.arguments);
  if (presentation.check) presentation.check(session);
  const Invocation invocation = invocation_of(session);
  std::optional<OpenDesk> desk;
  if (operation.needs == Needs::kDesk) desk.emplace(open_desk_of(session, presentation.tells));
  const Context context{
      .invocation = invocation,
      .opened = desk ? &*desk : nullptr,
      .clock = session.clock(),
      .stop = session.stop(),
      .progress = [&](int, std::string_view line) { session.show_progress(line); }};
  const auto batch = session.arguments().text("batch");
  if (batch) return run_batch(session, operation, context, *batch);
  return presentation.show(session,
                           naming_arguments(prepared, [&] { return prepared.run(context); }));
}

std::vector<const Operation*> operations_of(std::string_view word,
                                            std::span<const Operation> operations) {
  std::vector<const Operation*> found;
  for (const Operation& operation : operations) {
    if (operation.name.substr(0, operation.name.find(' ')) == word) found.push_back(&operation);
  }
  return found;
}

ExitCode run_verb(const Session& session, const std::vector<const Operation*>& verbs) {
  const auto& operands = session.arguments().operands();
  std::vector<std::string_view> names;
  for (const Operation* operation : verbs) {
    if (!operands.empty() && operands.front() == verb_of(*operation)) {
      return run(session, *operation, 1);
    }
    names.push_back(verb_of(*operation));
  }
  // A verb of no name is what the command does without one.
  if (operands.empty() && names.front().empty()) return run(session, *verbs.front(), 0);
  std::erase(names, "");
  const std::string_view last = names.back();
  names.pop_back();
  throw Failure(ExitCode::kInput, "{} takes {}{}{}{}", session.command().name,
                text::join(names, ", "), names.empty() ? "" : " or ", last,
                operands.empty() ? "" : ", not \"" + operands.front() + '"');
}

Command command_of_verbs(std::string_view word, const std::vector<const Operation*>& verbs) {
  const auto group = std::ranges::find(command_groups(), word, &CommandGroup::name);
  Command command{.name = std::string(word),
                  .summary = std::string(group->summary),
                  .about = std::string(group->about),
                  .run = [verbs](const Session& session) { return run_verb(session, verbs); },
                  .by_hand = false};
  for (const Operation* operation : verbs) {
    add_options(command.options, options_of(*operation));
    command.verbs.push_back({std::string(verb_of(*operation)), std::string(operation->summary),
                             operands_of(*operation)});
  }
  return command;
}

}  // namespace

Command command_of(std::string_view word, std::span<const Operation> all) {
  const std::vector<const Operation*> found = operations_of(word, all);
  if (found.size() != 1 || found.front()->name != word) return command_of_verbs(word, found);
  const Operation& operation = *found.front();
  return {.name = std::string(operation.name),
          .summary = std::string(operation.summary),
          .about = std::string(operation.about),
          .operands = operands_of(operation),
          .options = options_of(operation),
          .run = [&operation](const Session& session) { return run(session, operation, 0); },
          .by_hand = false};
}

void print_answer(const Session& session, const Outcome& answer, const std::string& text) {
  session.print(session.json() ? to_document(answer.tree(store::TokenRole::kLead)) : text);
}

}  // namespace respite
