#include "app/publish.h"
#include "app/render/json.h"
#include "app/render/report.h"
#include "cli/command_table.h"
#include "cli/desk.h"

namespace respite {
namespace {

ExitCode run_diff(const Session& session) {
  const DiffView view = diff(open_desk_of(session));
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command diff_command() {
  return {.name = "diff",
          .summary = "say what publishing the draft would change, and for whom",
          .about =
              "Compares the draft with what is published, turn by turn and person by person. "
              "Changes nothing.",
          .operands = {},
          .options = {},
          .run = run_diff};
}

}  // namespace respite
