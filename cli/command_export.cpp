#include "app/feed.h"
#include "app/render/json.h"
#include "app/render/report.h"
#include "cli/command_table.h"
#include "cli/desk.h"

namespace respite {
namespace {

ExitCode run_export(const Session& session) {
  const std::string& directory = session.arguments().operands().front();
  const ExportView view = export_feeds(invocation_of(session), directory);
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command export_command() {
  return {.name = "export",
          .summary = "write every feed as a file",
          .about =
              "Writes every feed into DIR/public/feeds, for any web server, and DIR/manifest.json, "
              "which says whose each is. A feed's name cannot be guessed and never changes: "
              "give each person theirs, and serve DIR/public only. Files whose bytes did not "
              "change are left alone; the others are replaced as a whole.",
          .operands = {{"DIR", "where to write", true}},
          .options = {},
          .run = run_export};
}

}  // namespace respite
