#include <limits>

#include "app/publish.h"
#include "app/render/json.h"
#include "app/render/report.h"
#include "cli/command_table.h"
#include "cli/desk.h"

namespace respite {
namespace {

ExitCode run_undo(const Session& session) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const Arguments& arguments = session.arguments();
  const PublishView view =
      undo_publication(open_desk_of(session), {.revision = arguments.number("revision", 1, kMost),
                                               .note = arguments.text_or("note", ""),
                                               .dry_run = arguments.has("dry-run")});
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command undo_command() {
  return {.name = "undo",
          .summary = "take a publication back, as a new revision",
          .about =
              "Puts back what was published before that revision. What lies in the past by "
              "now stays as it was, and what nobody holds then is told; --dry-run tells it "
              "first. Nothing is ever deleted: the undoing is a revision of "
              "its own, and can be undone.",
          .operands = {},
          .options = {{"revision", 0, "N", "which one to take back (default: the latest)"},
                      {"note", 0, "TEXT", "why, for the record"},
                      {"dry-run", 0, "", "only say what it would change and leave uncovered"}},
          .run = run_undo};
}

}  // namespace respite
