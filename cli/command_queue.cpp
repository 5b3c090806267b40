#include "app/queue.h"
#include "app/render/report_acts.h"
#include "cli/command_table.h"
#include "cli/desk.h"

namespace respite {
namespace {

ExitCode run_queue(const Session& session) {
  const OpenDesk desk = open_desk_of(session);
  const QueueView view = session.arguments().has("settle") ? settle_queue(desk) : list_queue(desk);
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  const bool speaks = session.arguments().has("exit-code") && view.alarmed();
  return speaks ? ExitCode::kRule : ExitCode::kDone;
}

}  // namespace

Command queue_command() {
  return {
      .name = "queue",
      .summary = "who still waits, and for what promise",
      .about =
          "Lists requests that were taken and are not closed, the most urgent first: broken, at "
          "risk, due, on track. --settle first does what time has made due: consents nobody "
          "answered are over, tentative times that no longer hold are found again, and a "
          "promise without a firm time gets one on its fourth business day. Run it every few "
          "minutes where no server runs.",
      .operands = {},
      .options = {{"settle", 0, "", "do what time has made due, then list"},
                  {"exit-code", 0, "", "end with 3 where somebody must act"}},
      .run = run_queue};
}

}  // namespace respite
