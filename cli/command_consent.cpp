#include "app/consents.h"
#include "app/render/report_acts.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/number.h"

namespace respite {
namespace {

void list(const Session& session, const OpenDesk& desk) {
  const ConsentsView view = list_consents(desk, session.arguments().has("all"));
  session.print(session.json() ? to_json(view) : render(view, session.style()));
}

AnsweredView answer(const Session& session, const OpenDesk& desk, const std::string& verb) {
  const ConsentId id = number_of(session, 1, "the number of a consent");
  if (verb == "give") return give_consent(desk, id);
  if (verb == "refuse") return refuse_consent(desk, id);
  if (verb == "revoke") return revoke_consent(desk, id);
  throw Failure(ExitCode::kInput,
                "consent does list, give, refuse or revoke, not \"" + verb + "\"");
}

ExitCode run_consent(const Session& session) {
  const OpenDesk desk = open_desk_of(session);
  const std::string& verb = session.arguments().operands()[0];
  if (verb == "list") {
    list(session, desk);
    return ExitCode::kDone;
  }
  const AnsweredView view = answer(session, desk, verb);
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command consent_command() {
  return {
      .name = "consent",
      .summary = "give, refuse or take back a consent",
      .about =
          "A consent is for one request and one time, asked of the person whose time it is, and "
          "of a lead where a rule says so; --by says who answers. Whoever asked, and whoever is "
          "above them, cannot give it. Silence is a no after a day or once the time begins. A "
          "refusal needs no reason and is kept without a name. Once all have agreed the time is "
          "booked and what it takes is made up for; until then, and otherwise, the best time "
          "without consent stays booked.",
      .operands = {{"VERB", "list, give, refuse or revoke", true},
                   {"ID", "the consent's number", false}},
      .options = {{"all", 0, "", "list those that were answered too; refusals are counted"}},
      .run = run_consent};
}

}  // namespace respite
