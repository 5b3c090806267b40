#include "app/who.h"

#include <fmt/format.h>

#include "app/published_desk.h"
#include "app/render/json.h"
#include "app/render/report.h"
#include "cli/command_table.h"
#include "cli/desk.h"

namespace respite {
namespace {

// An instant as it is; a time without an offset is read on the desk's clock.
Instant moment_of(const Session& session, const std::optional<OpenDesk>& desk) {
  const auto given = session.arguments().text("at");
  if (!given) return session.now();
  const auto wall = parse_wall(*given);
  if (!wall || !desk) return *session.arguments().instant("at");
  return desk->desk.zone.keep_offset(*wall);
}

ExitCode run_who(const Session& session) {
  const Invocation invocation = invocation_of(session);
  const auto desk = open_where_readable(invocation);
  const WhoView view = who(invocation, desk, moment_of(session, desk));
  session.print(session.json() ? to_json(view) : render(view, session.style()));
  return ExitCode::kDone;
}

}  // namespace

Command who_command() {
  return {.name = "who",
          .summary = "say who is on and how to reach them",
          .about =
              "For each seat of what is published: who holds it at that moment, since when, "
              "until when, and who comes next. Answers even while the team file has "
              "mistakes in it or cannot be read.",
          .operands = {},
          .options = {{"at", 0, "TIME",
                       "a moment, as 2026-12-25T03:00 on the desk's clock or with an offset "
                       "(default: now)"}},
          .run = run_who};
}

}  // namespace respite
