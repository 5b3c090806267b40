#include "app/forget.h"
#include "app/render/forget_text.h"
#include "cli/command_table.h"
#include "cli/desk.h"

namespace respite {
namespace {

ExitCode run_forget(const Session& session) {
  const OpenDesk desk = open_desk_of(session);
  const ForgetView view =
      forget(desk, session.arguments().operands()[0], session.arguments().has("yes"));
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command forget_command() {
  return {.name = "forget",
          .summary = "erase a person's text from the store",
          .about =
              "Erases what the store holds of a person or a requester in words: topics, notes, "
              "questions, who asked, their name, copies of files that name them; and takes their "
              "tokens back. Digests stay, and so audit verify stays sound; who held which duty "
              "when stays, under the id. There is no way back. Somebody who is in the team file "
              "is forgotten only with --yes, and what the file says of them comes again; requests "
              "of theirs must be closed first.",
          .operands = {{"ID", "of the person or requester", true}},
          .options = {{"yes", 0, "", "also of somebody who is in the team file"}},
          .run = run_forget};
}

}  // namespace respite
