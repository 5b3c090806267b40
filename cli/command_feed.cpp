#include "app/feeds/feed.h"

#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/disclosure_option.h"

namespace respite {
namespace {

FeedRequest request_of(const Session& session) {
  const auto& operands = session.arguments().operands();
  const auto kind = parse_feed_of(operands[0]);
  if (!kind) {
    throw Failure(ExitCode::kInput,
                  "feed KIND is person, rota, team, protected, free-busy, availability or "
                  "service-hours, not \"" +
                      operands[0] + "\"");
  }
  FeedRequest request{*kind, operands.size() > 1 ? operands[1] : "", disclosure_of(session)};
  const bool of_the_desk = *kind == FeedOf::kServiceHours;
  if (request.id.empty() && *kind != FeedOf::kProtected && !of_the_desk) {
    throw Failure(ExitCode::kInput, "feed " + operands[0] + " needs an id");
  }
  if (of_the_desk && !request.id.empty()) {
    throw Failure(ExitCode::kInput, "feed service-hours takes no id: it is the desk's");
  }
  return request;
}

ExitCode run_feed(const Session& session) {
  session.print(feed_text(invocation_of(session), request_of(session)));
  return ExitCode::kDone;
}

}  // namespace

Command feed_command() {
  return {.name = "feed",
          .summary = "print one calendar feed",
          .about =
              "Prints an iCalendar feed of what is published: a person's duties and protected "
              "time, a rota, the duties of a team's members, or the protected time of one person "
              "(of everybody, without one). Or one that says only when: a person's free and busy "
              "time, a person's hours (availability), the desk's service hours. The same state "
              "gives the same bytes.",
          .operands = {{"KIND",
                        "person, rota, team, protected, free-busy, availability or service-hours",
                        true},
                       {"ID", "of the person, rota or team", false}},
          .options = {{"level", 0, "LEVEL",
                       "how much it says: public, free-busy (no text), category (one word of "
                       "kind) or full (default: as much as the kind does)"}},
          .run = run_feed};
}

}  // namespace respite
