#include "app/check_desk.h"
#include "app/render/json.h"
#include "app/render/report.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/verdict.h"

namespace respite {
namespace {

std::vector<DiagnosticView> views_of(const std::vector<Diagnostic>& diagnostics) {
  std::vector<DiagnosticView> views;
  for (const Diagnostic& diagnostic : diagnostics) {
    views.push_back({diagnostic.place.file, diagnostic.place.line, diagnostic.place.column,
                     std::string(to_text(diagnostic.severity)), diagnostic.message,
                     diagnostic.hint});
  }
  return views;
}

ExitCode run_check(const Session& session) {
  OpenedDesk opened = open_desk(invocation_of(session));
  CheckView view;
  if (opened.desk) {
    CheckedDesk checked = check_desk(*opened.desk);
    view = std::move(checked.view);
    opened.diagnostics.insert(opened.diagnostics.end(), checked.warnings.begin(),
                              checked.warnings.end());
    opened.diagnostics = sorted_by_place(std::move(opened.diagnostics));
  }
  tell(session, opened.diagnostics, Severity::kNote);
  view.diagnostics = views_of(opened.diagnostics);
  if (session.json()) {
    session.print(to_json(view));
  } else if (opened.desk) {
    session.print(render(view, session.style()));
  }
  if (!opened.desk) throw mistakes(opened.diagnostics);
  if (!view.damages.empty()) return ExitCode::kFile;
  return verdict_on(view.violations, view.gaps);
}

}  // namespace

Command check_command() {
  return {.name = "check",
          .summary = "read everything, report every mistake, judge the rota",
          .about =
              "Reads the team file and its calendars and tells every mistake with its place. "
              "Where there is a draft, or else a published rota, judges it by every rule, "
              "and tells which published slots new time zone data has moved. Ends with 2 "
              "where the files have mistakes, 3 where a hard rule is broken or a required "
              "turn is empty, 4 where the store's record is not what was recorded.",
          .operands = {},
          .options = {},
          .run = run_check};
}

}  // namespace respite
