#include "app/parity.h"

#include "app/render/report_parity.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/staffing_options.h"

namespace respite {
namespace {

ExitCode run_parity(const Session& session) {
  const StaffingOptions options = staffing_options_of(session);
  const ParityView view = parity_of(open_desk_of(session), options.from, options.weeks);
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command parity_command() {
  return {.name = "parity",
          .summary = "say which skill hangs on whom, and who might learn it",
          .about =
              "For each skill: how much of the service time at least one and at least two people "
              "able in it are there, when nobody is, which skills hang on one person, and which "
              "colleagues are there at that time and might learn it. Leave, holidays, rostered "
              "duty and non-negotiable time count; bookings, lunch and focus do not.",
          .operands = {},
          .options = staffing_options(),
          .run = run_parity};
}

}  // namespace respite
