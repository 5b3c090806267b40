#include "app/feed.h"

#include <algorithm>
#include <array>

#include "cli/command_table.h"
#include "cli/desk.h"

namespace respite {
namespace {

struct KindName {
  std::string_view name;
  FeedOf kind;
};
constexpr std::array kKinds = {KindName{"person", FeedOf::kPerson}, KindName{"rota", FeedOf::kRota},
                               KindName{"team", FeedOf::kTeam},
                               KindName{"protected", FeedOf::kProtected}};

FeedRequest request_of(const Session& session) {
  const auto& operands = session.arguments().operands();
  const auto kind = std::ranges::find(kKinds, operands[0], &KindName::name);
  if (kind == kKinds.end()) {
    throw Failure(ExitCode::kInput,
                  "feed KIND is person, rota, team or protected, not \"" + operands[0] + "\"");
  }
  FeedRequest request{kind->kind, operands.size() > 1 ? operands[1] : ""};
  if (request.id.empty() && request.kind != FeedOf::kProtected) {
    throw Failure(ExitCode::kInput, "feed " + std::string(kind->name) + " needs an id");
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
              "Prints what is published as an iCalendar feed: a person's duties and protected "
              "time, a rota, the duties of a team's members, or the protected time of one person "
              "(of everybody, without one). The same publication gives the same bytes.",
          .operands = {{"KIND", "person, rota, team or protected", true},
                       {"ID", "of the person, rota or team", false}},
          .options = {},
          .run = run_feed};
}

}  // namespace respite
