#include "cli/parse.h"

#include <fmt/format.h>
#include <boost/program_options.hpp>

#include "app/desk/nearest.h"
#include "app/failure.h"

namespace respite {
namespace {

namespace po = boost::program_options;

const Option* find_global(std::string_view word) {
  for (const Option& option : global_options()) {
    if (word == fmt::format("--{}", option.name)) return &option;
    if (option.letter != 0 && word == std::string{'-', option.letter}) return &option;
  }
  return nullptr;
}

po::options_description describe(std::span<const Option> options) {
  po::options_description description;
  for (const Option& option : options) {
    std::string names(option.name);
    if (option.letter != 0) names += fmt::format(",{}", option.letter);
    if (option.argument.empty()) {
      description.add_options()(names.c_str(), "");
    } else {
      description.add_options()(names.c_str(), po::value<std::string>(), "");
    }
  }
  return description;
}

std::string unknown_option(const std::string& given, std::span<const Option> options) {
  std::vector<std::string_view> known;
  for (const Option& option : options) known.push_back(option.name);
  std::string text = fmt::format("unknown option {}", given);
  const std::string_view bare = std::string_view(given).substr(given.find_first_not_of('-'));
  if (const auto near = team_file::nearest(bare, known)) {
    text += fmt::format("; did you mean --{}?", *near);
  }
  return text;
}

std::string missing_value(const std::string& given, std::span<const Option> options) {
  for (const Option& option : options) {
    if (given == fmt::format("--{}", option.name) ||
        (option.letter != 0 && given == std::string{'-', option.letter})) {
      return fmt::format("{} needs a value: {} {}", given, given, option.argument);
    }
  }
  return fmt::format("{} needs a value", given);
}

}  // namespace

SplitLine split_at_command(std::span<const std::string> words) {
  SplitLine split;
  std::size_t i = 0;
  for (; i < words.size() && words[i].starts_with('-'); ++i) {
    split.before.push_back(words[i]);
    const Option* const global = find_global(words[i]);
    if (global != nullptr && !global->argument.empty() && i + 1 < words.size()) {
      split.before.push_back(words[++i]);
    }
  }
  if (i == words.size()) return split;
  split.command = words[i];
  split.after.assign(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
  return split;
}

void parse_into(Arguments& arguments, std::span<const std::string> words,
                std::span<const Option> options) try {
  const po::options_description description = describe(options);
  const auto style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  const po::parsed_options parsed =
      po::command_line_parser(std::vector<std::string>(words.begin(), words.end()))
          .options(description)
          .style(style)
          .run();
  for (const po::option& option : parsed.options) {
    if (option.position_key >= 0) {
      arguments.add_operand(option.value.front());
    } else {
      // A short name comes back with its dash; the table knows its long one.
      std::string name = option.string_key;
      for (const Option& known : options) {
        if (known.letter != 0 && name == std::string{'-', known.letter}) name = known.name;
      }
      arguments.add_option(name, option.value.empty() ? std::string() : option.value.front());
    }
  }
} catch (const po::unknown_option& error) {
  throw Failure(ExitCode::kInput, unknown_option(error.get_option_name(), options));
} catch (const po::invalid_command_line_syntax& error) {
  const std::string name = error.get_option_name();
  if (error.kind() == po::invalid_syntax::extra_parameter) {
    throw Failure(ExitCode::kInput, fmt::format("{} takes no value", name));
  }
  throw Failure(ExitCode::kInput, missing_value(name, options));
} catch (const po::error& error) {
  throw Failure(ExitCode::kInput, error.what());
}

}  // namespace respite
