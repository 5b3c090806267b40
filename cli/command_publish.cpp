#include "app/publish.h"
#include "app/render/json.h"
#include "app/render/report.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/verdict.h"

namespace respite {
namespace {

ExitCode run_publish(const Session& session) {
  const OpenDesk desk = open_desk_of(session, Severity::kWarning);
  const PublishView view = publish_draft(desk, {.note = session.arguments().text_or("note", ""),
                                                .thaw = session.arguments().has("thaw")});
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return verdict_on({}, view.gaps);
}

}  // namespace

Command publish_command() {
  return {.name = "publish",
          .summary = "make the draft official",
          .about =
              "Publishes the draft as a new revision, whole or not at all. Refused, with 3, "
              "where the team file, a calendar or the published rota changed since the draft "
              "was planned (a comment is no change): plan again then. Also refused where it takes "
              "published time within the desk's freeze from whoever holds it, unless --thaw says "
              "so. The past is never changed. Names what nobody holds "
              "in its window and then, though published, ends with 3. Feeds follow at their "
              "next fetch.",
          .operands = {},
          .options = {{"note", 0, "TEXT", "why, for the record"},
                      {"thaw", 0, "", "also where frozen time moves"}},
          .run = run_publish};
}

}  // namespace respite
