#include "app/targets.h"

#include "app/render/report_targets.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/staffing_options.h"

namespace respite {
namespace {

ExitCode run_targets(const Session& session) {
  const StaffingOptions options = staffing_options_of(session);
  const TargetsView view = targets_of(open_desk_of(session), options.from, options.weeks);
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command targets_command() {
  return {.name = "targets",
          .summary = "compare what is promised with what the people there can keep",
          .about =
              "Judges a request for each quarter hour of service time, for anybody and for each "
              "skill: how many would start in time, how long they would wait, and the tightest "
              "target that 90 % of them would meet. Nobody's consent is asked for, and only a P2 "
              "moves focus time. For P1, whether somebody is there to answer. Beside it stands "
              "what was measured on the requests of that time.",
          .operands = {},
          .options = staffing_options(),
          .run = run_targets};
}

}  // namespace respite
