#include "app/gaps.h"

#include "app/render/json.h"
#include "app/render/report.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/verdict.h"
#include "cli/window_options.h"

namespace respite {
namespace {

ExitCode run_gaps(const Session& session) {
  const ShowOptions options = show_options_of(session);
  const GapsView view = gaps_in(open_desk_of(session), options);
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return session.arguments().has("exit-code") ? verdict_on({}, view.gaps) : ExitCode::kDone;
}

}  // namespace

Command gaps_command() {
  return {.name = "gaps",
          .summary = "list uncovered time, and who is barred from it by what",
          .about =
              "Time a rota must cover and nobody holds, in what is published or in the "
              "draft. Each gap names the people who may not take it and the rule that bars "
              "them.",
          .operands = {},
          .options =
              window_options({{"exit-code", 0, "", "end with 3 where a required turn is empty"}}),
          .run = run_gaps};
}

}  // namespace respite
