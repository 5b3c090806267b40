#include "cli/parse.h"

#include <algorithm>

#include <fmt/format.h>
#include <boost/program_options.hpp>

#include "app/operation/failure.h"
#include "cli/help.h"
#include "text/nearest.h"

namespace respite {
namespace {

namespace po = boost::program_options;

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

[[noreturn]] void fail_unknown(std::string given, std::span<const Option> options,
                               std::string_view help) {
  given.erase(std::min(given.find('='), given.size()));
  std::vector<std::string_view> known;
  for (const Option& option : options) known.push_back(option.name);
  const std::size_t name = std::min(given.find_first_not_of('-'), given.size());
  const auto near = text::nearest(std::string_view(given).substr(name), known);
  throw Failure(ExitCode::kInput,
                near ? fmt::format("unknown option {}; did you mean --{}?", given, *near)
                     : fmt::format("unknown option {}; \"{}\" lists them", given, help));
}

// The option that goes by this long or short name, as Boost tells it.
const Option* find_option(std::string_view name, std::span<const Option> options) {
  for (const Option& option : options) {
    const bool is_short = option.letter != 0 && name == std::string{'-', option.letter};
    if (is_short || name == option.name || name == fmt::format("--{}", option.name)) return &option;
  }
  return nullptr;
}

[[noreturn]] void fail_missing(std::string_view given, std::span<const Option> options) {
  const Option* const option = find_option(given, options);
  throw Failure(ExitCode::kInput, "{}: the value is missing", option ? spelled(*option) : given);
}

void add(Arguments& arguments, const po::option& parsed, std::span<const Option> options) {
  if (parsed.position_key >= 0) {
    arguments.add_operand(parsed.value.front());
    return;
  }
  const Option* const option = find_option(parsed.string_key, options);
  const std::string name(option ? option->name : std::string_view(parsed.string_key));
  // Boost takes whatever follows for the value; what looks like an option was hardly meant so.
  const bool swallowed =
      parsed.original_tokens.size() > 1 && parsed.original_tokens[1].starts_with("--");
  if (swallowed) fail_missing(name, options);
  arguments.add_option(name, parsed.value.empty() ? std::string() : parsed.value.front());
}

}  // namespace

SplitLine split_at_command(std::span<const std::string> words) {
  SplitLine split;
  std::size_t i = 0;
  for (; i < words.size() && words[i].starts_with('-'); ++i) {
    split.before.push_back(words[i]);
    const Option* const global = find_option(words[i], global_options());
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
                std::span<const Option> options, std::string_view help) try {
  const po::options_description description = describe(options);
  const auto style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  const po::parsed_options parsed =
      po::command_line_parser(std::vector<std::string>(words.begin(), words.end()))
          .options(description)
          .style(style)
          .run();
  for (const po::option& option : parsed.options) add(arguments, option, options);
} catch (const po::unknown_option& error) {
  fail_unknown(error.get_option_name(), options, help);
} catch (const po::invalid_command_line_syntax& error) {
  if (error.kind() == po::invalid_syntax::extra_parameter) {
    throw Failure(ExitCode::kInput, "{} takes no value", error.get_option_name());
  }
  fail_missing(error.get_option_name(), options);
} catch (const po::error& error) {
  throw Failure(ExitCode::kInput, error.what());
}

}  // namespace respite
