// Import: from other systems, HR's lists, feeds, into a desk.
#include "app/moving/import.h"

#include <fmt/format.h>

#include <filesystem>

#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"

namespace respite {
namespace moving {

OpenDesk desk_to_import_into(const Invocation& invocation) {
  OpenedDesk opened = open_desk(invocation);
  if (!opened.desk) throw Failure(ExitCode::kInput, "the team file has mistakes: `respite check`");
  return *std::move(opened.desk);
}

}  // namespace moving

template <>
struct ChoiceWords<moving::DateOrder> {
  static constexpr std::array<std::string_view, 2> kWords = {"day-first", "month-first"};
};

namespace {

struct ImportArguments {
  std::optional<LocalPath> file;
  std::optional<ImportAs> as;
  std::optional<ImportFormat> format;
  std::optional<std::string> source;
  std::optional<std::string> rota;
  std::optional<moving::DateOrder> dates;
  std::int64_t weeks = 26;
  bool dry_run = false;
};

void arguments(auto& visit, ImportArguments& given) {
  visit("file", given.file, "what to import", {.operand = true, .needed = true});
  visit("as", given.as, "what becomes of it", {.needed = true});
  visit("format", given.format, "what it is (default: recognised)");
  visit("source", given.source,
        "under which name to replace what was imported before (default: the file's)",
        {.value = "NAME"});
  visit("rota", given.rota, "of which rota a history or a list of overrides is", {.value = "ID"});
  visit("dates", given.dates, "how to read dates such as 3/4/2027");
  visit("weeks", given.weeks, "how many weeks ahead schedules are published", {.bounds = {1, 104}});
  visit("dry_run", given.dry_run, "only say what it would do, and what is not understood");
}

ImportView import_as(const Invocation& invocation, ImportAs as,
                     const moving::ImportRequest& request) {
  switch (as) {
    case ImportAs::kDesk:
      return import_rotas(invocation, request, true);
    case ImportAs::kRota:
      return import_rotas(invocation, request, false);
    case ImportAs::kPeople:
      return import_people(invocation, request);
    case ImportAs::kLeave:
      return import_leave(invocation, request);
    case ImportAs::kHistory:
      break;
  }
  return import_history(invocation, request);
}

ImportView import_file(const Invocation& invocation, const ImportArguments& given) {
  moving::ImportRequest request;
  request.path = given.file.value().text;
  request.source = moving::source_id(given.source.value_or(request.path));
  request.text = moving::read_source(request.path);
  request.format = given.format ? *given.format : moving::recognised(request.text, request.path);
  request.dates = given.dates;
  request.rota = given.rota;
  request.weeks = static_cast<int>(given.weeks);
  request.rehearse = given.dry_run;
  ImportView view = import_as(invocation, *given.as, request);
  view.source = std::filesystem::path(request.path).filename().string();
  view.as = ChoiceWords<ImportAs>::kWords[static_cast<std::size_t>(*given.as)];
  view.format = to_text(request.format);
  view.rehearsed = request.rehearse;
  return view;
}

}  // namespace

Operation import_operation() {
  return declare(
      {.name = "import",
       .summary = "take over people, leave, rotas or history from elsewhere",
       .about = "Leave from HR's list (CSV) or calendar, people from CSV, the schedules of "
                "PagerDuty, Opsgenie, Grafana OnCall and GoAlert from their JSON, past duty from "
                "a calendar. Says what was carried over and what was not, row by row; --dry-run "
                "says it first. Importing the same source again replaces what it brought. "
                "--as desk makes a desk in an empty folder.",
       .needs = Needs::kFolder},
      import_file);
}

}  // namespace respite
