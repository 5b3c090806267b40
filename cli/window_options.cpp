#include "cli/window_options.h"

namespace respite {

std::vector<Option> window_options(std::vector<Option> others) {
  std::vector<Option> options{
      {"draft", 0, "", "look at the draft instead of what is published"},
      {"from", 0, "DATE", "first day to look at (default: the first of this week)"},
      {"weeks", 0, "N", "how many weeks from there (default: 13)"}};
  options.insert(options.end(), others.begin(), others.end());
  return options;
}

ShowOptions show_options_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  ShowOptions options;
  if (arguments.has("draft")) options.source = ShowSource::kDraft;
  options.from = arguments.day("from");
  if (options.from && options.source == ShowSource::kDraft) {
    throw Failure(ExitCode::kInput, "--from does not go with --draft: a draft is shown whole");
  }
  const auto weeks = arguments.number("weeks", 1, 520);
  if (weeks && !options.from) throw Failure(ExitCode::kInput, "--weeks needs --from DATE");
  options.weeks = static_cast<int>(weeks.value_or(13));
  return options;
}

}  // namespace respite
