#include "app/incidents.h"
#include "app/render/report_acts.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/number.h"

namespace respite {
namespace {

IncidentView begin(const Session& session, const OpenDesk& desk) {
  const Arguments& arguments = session.arguments();
  const auto person = arguments.text("person");
  if (!person) throw Failure(ExitCode::kInput, "incident begin needs --person");
  return begin_incident(
      desk, {*person, arguments.number("request", 1, INT64_MAX), arguments.instant("at")});
}

IncidentView act(const Session& session, const OpenDesk& desk, const std::string& verb) {
  const auto number = [&] { return number_of(session, 1, "the number of an incident"); };
  if (verb == "begin") return begin(session, desk);
  if (verb == "end") return end_incident(desk, number(), session.arguments().instant("at"));
  if (verb == "withdraw") return withdraw_incident(desk, number());
  throw Failure(ExitCode::kInput,
                "incident does begin, end, withdraw or list, not \"" + verb + "\"");
}

ExitCode run_incident(const Session& session) {
  const OpenDesk desk = open_desk_of(session);
  const std::string& verb = session.arguments().operands()[0];
  if (verb == "list") {
    const IncidentsView view = list_incidents(desk);
    session.print(session.json() ? to_json(view) : render(view, session.style()));
    return ExitCode::kDone;
  }
  const IncidentView view = act(session, desk, verb);
  session.print(session.json() ? to_json(view)
                               : render(view, desk.desk.zone.name(), session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command incident_command() {
  return {
      .name = "incident",
      .summary = "record a call-out: begun, ended, withdrawn",
      .about =
          "A call-out that began acknowledges the request it answers and keeps its person out of "
          "everything else. Ended, it locks rest for eleven hours where it reached outside "
          "personal hours, is owed as load (half an hour at least), and names booked work that "
          "falls into the rest. Two in twelve hours send the next one to the secondary. Withdrawn, "
          "it counts for nothing: it was recorded by mistake.",
      .operands = {{"VERB", "begin, end, withdraw or list", true},
                   {"ID", "the incident's number, to end or withdraw it", false}},
      .options = {{"person", 0, "ID", "who was called out"},
                  {"request", 0, "N", "the request it answers"},
                  {"at", 0, "TIME", "when it began, at most a day ago, or ended (default: now)"}},
      .run = run_incident};
}

}  // namespace respite
