#include "app/audit.h"
#include "app/render/report_acts.h"
#include "cli/command_table.h"
#include "cli/desk.h"

namespace respite {
namespace {

ExitCode run_audit(const Session& session) {
  const auto& operands = session.arguments().operands();
  if (operands.empty()) {
    const OpenDesk desk = open_desk_of(session);
    const AuditView view = read_audit(desk.invocation, std::string(desk.desk.zone.name()));
    session.print(session.json() ? to_json(view) : render(view, session.style()));
    return ExitCode::kDone;
  }
  if (operands[0] != "verify") {
    throw Failure(ExitCode::kInput, "audit does verify, not \"" + operands[0] + "\"");
  }
  const AuditVerdict verdict = verify_audit(invocation_of(session));
  session.print(session.json() ? to_json(verdict) : render(verdict, session.style()));
  return verdict.damages.empty() ? ExitCode::kDone : ExitCode::kFile;
}

}  // namespace

Command audit_command() {
  return {.name = "audit",
          .summary = "what happened, and whether the record is sound",
          .about =
              "Lists what was published, taken, agreed, called out and closed: when, by whom, by "
              "which versions of which rules. Each entry carries a hash that covers the one before "
              "it. audit verify recomputes them all and ends with 4 where one is not what was "
              "recorded; keep the last digest elsewhere, and nobody can rewrite the past unseen.",
          .operands = {{"VERB", "verify, to check the record", false}},
          .options = {},
          .run = run_audit};
}

}  // namespace respite
