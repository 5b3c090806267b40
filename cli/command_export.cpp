#include "app/feed.h"
#include "app/render/json.h"
#include "app/render/report.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/disclosure_option.h"

namespace respite {
namespace {

ExitCode run_export(const Session& session) {
  const std::string& directory = session.arguments().operands().front();
  const Disclosure level = disclosure_of(session).value_or(Disclosure::kFreeBusy);
  const ExportView view = export_feeds(invocation_of(session), directory, level);
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command export_command() {
  return {.name = "export",
          .summary = "write every feed as a file",
          .about =
              "Writes every feed that --level allows into DIR/public/feeds, for any web server, "
              "and DIR/manifest.json, which says whose each is. Without --level nothing above "
              "free/busy is written: service hours, and each person's free and busy time and "
              "hours, without a word. A feed's name cannot be guessed, never changes, and is "
              "another for each level: give each person theirs, and serve DIR/public only. Files "
              "whose bytes did not change are left alone, the others are replaced as a whole, and "
              "those that the level no longer allows are taken away.",
          .operands = {{"DIR", "where to write", true}},
          .options = {{"level", 0, "LEVEL",
                       "the most a feed may say: public, free-busy, category or full (default: "
                       "free-busy)"}},
          .run = run_export};
}

}  // namespace respite
