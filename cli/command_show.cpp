#include "app/show.h"

#include "app/render/calendar.h"
#include "app/render/csv.h"
#include "app/render/json.h"
#include "app/render/report.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/window_options.h"

namespace respite {
namespace {

ExitCode run_show(const Session& session) {
  const bool calendar = session.arguments().has("calendar");
  const bool csv = session.arguments().has("csv");
  if (static_cast<int>(calendar) + static_cast<int>(csv) + static_cast<int>(session.json()) > 1) {
    throw Failure(ExitCode::kInput, "--calendar, --csv and --json: one of them at a time");
  }
  const ShowOptions options = show_options_of(session);
  const ShowView view = show(open_desk_of(session), options);
  session.print(session.json() ? to_json(view)
                : csv          ? to_csv(view.board)
                : calendar     ? render_calendar(view.board, session.style())
                               : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command show_command() {
  return {.name = "show",
          .summary = "show the rota as a table, a calendar, CSV or JSON",
          .about =
              "Shows what is published, from the first of this week on, or the draft: the "
              "rota, what each person carries, and what nobody holds.",
          .operands = {},
          .options = window_options({{"calendar", 0, "", "months, with who is on each day"},
                                     {"csv", 0, "", "a line for each slot, for a spreadsheet"}}),
          .run = run_show};
}

}  // namespace respite
