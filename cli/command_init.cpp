#include "app/init.h"

#include "app/render/json.h"
#include "app/render/report.h"
#include "cli/command_table.h"
#include "cli/desk.h"

namespace respite {
namespace {

ExitCode run_init(const Session& session) {
  const InitView view =
      init(invocation_of(session), session.arguments().text_or("template", "quickstart"));
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command init_command() {
  return {.name = "init",
          .summary = "write a starter desk",
          .about =
              "Lays a commented team.toml that plans at once, and the calendars it names, "
              "into the desk's folder; what a template has published already is published. "
              "Never writes over a file.",
          .operands = {},
          .options = {{"template", 0, "NAME",
                       "quickstart, law-firm, round-the-clock or follow-the-sun (default: "
                       "quickstart)"}},
          .run = run_init};
}

}  // namespace respite
