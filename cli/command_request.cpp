#include "app/render/report_acts.h"
#include "app/requests.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/number.h"

namespace respite {
namespace {

ClosedView act(const Session& session, const OpenDesk& desk) {
  const std::string& verb = session.arguments().operands()[0];
  const RequestId id = number_of(session, 1, "the number of a request");
  const std::string note = session.arguments().text_or("note", "");
  if (verb == "show") return show_request(desk, id);
  if (verb == "close") return close_request(desk, id, note);
  if (verb == "withdraw") return withdraw_request(desk, id, note);
  throw Failure(ExitCode::kInput, "request does show, close or withdraw, not \"" + verb + "\"");
}

ExitCode run_request(const Session& session) {
  const OpenDesk desk = open_desk_of(session);
  const ClosedView view = act(session, desk);
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command request_command() {
  return {
      .name = "request",
      .summary = "show, close or withdraw a request",
      .about =
          "Closing a request frees what of its time lies ahead; after a P1 whoever dealt with "
          "it gets an hour of protected time within five business days to learn from it. "
          "Withdrawing says that it is no longer wanted.",
      .operands = {{"VERB", "show, close or withdraw", true}, {"ID", "the request's number", true}},
      .options = {{"note", 0, "TEXT", "what there is to say, for the record"}},
      .run = run_request};
}

}  // namespace respite
