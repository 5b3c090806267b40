#include "app/backup.h"
#include "app/render/report_acts.h"
#include "cli/command_table.h"
#include "cli/desk.h"

namespace respite {
namespace {

void print(const Session& session, const BackupView& view) {
  session.print(session.json() ? to_json(view) : render(view));
}

ExitCode run_backup(const Session& session) {
  const auto& operands = session.arguments().operands();
  print(session, back_up(invocation_of(session), operands.empty() ? "" : operands[0]));
  return ExitCode::kDone;
}

ExitCode run_restore(const Session& session) {
  print(session, restore_backup(invocation_of(session), session.arguments().operands()[0]));
  return ExitCode::kDone;
}

}  // namespace

Command backup_command() {
  return {.name = "backup",
          .summary = "copy the store, while others go on",
          .about =
              "Writes one file with everything published and recorded, checked before it is put in "
              "place; a damaged store is not copied. Team file and calendars are yours to keep, "
              "best in git; each publication also holds those it was judged by.",
          .operands = {{"FILE", "where to (default: DESK-TIME.db here)", false}},
          .options = {},
          .run = run_backup};
}

Command restore_command() {
  return {.name = "restore",
          .summary = "put a backup back",
          .about =
              "Puts a backup into a desk's folder that has no store, after reading all of it. A "
              "store that is there stays: move it away by hand first.",
          .operands = {{"FILE", "the backup", true}},
          .options = {},
          .run = run_restore};
}

}  // namespace respite
