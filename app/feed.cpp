#include "app/feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/failure.h"
#include "app/feed_input.h"
#include "ical/write.h"

namespace respite {
namespace {

Failure unknown(std::string_view what, const std::string& id,
                const std::vector<std::string>& known) {
  std::string text = fmt::format("no {} \"{}\" is published; there is:", what, id);
  for (const std::string& one : known) text += "\n  " + one;
  return {ExitCode::kInput, text};
}

std::vector<std::string> ids_of(const std::vector<Names::Entry>& names) {
  std::vector<std::string> ids;
  for (const Names::Entry& entry : names) ids.push_back(entry.id);
  return ids;
}

void require_known(std::string_view what, const std::string& id,
                   const std::vector<std::string>& known) {
  if (std::ranges::find(known, id) == known.end()) throw unknown(what, id, known);
}

FeedKind team_feed(const Invocation& invocation, const store::Database& database,
                   const std::string& id) {
  std::vector<std::string> known;
  for (const PublishedTeam& team : published_teams(invocation, database)) {
    if (team.id == id) return TeamFeed{team.name, team.members};
    known.push_back(team.id);
  }
  throw unknown("team", id, known);
}

FeedKind kind_of(const FeedRequest& request, const FeedInput& input, const Invocation& invocation,
                 const store::Database& database) {
  switch (request.kind) {
    case FeedOf::kRota:
      require_known("rota", request.id, ids_of(input.names.rotas));
      return RotaFeed{request.id};
    case FeedOf::kTeam:
      return team_feed(invocation, database, request.id);
    case FeedOf::kProtected:
      if (request.id.empty()) return ProtectedFeed{};
      require_known("person", request.id, ids_of(input.names.people));
      return ProtectedFeed{request.id};
    case FeedOf::kPerson:
      break;
  }
  require_known("person", request.id, ids_of(input.names.people));
  return PersonFeed{request.id};
}

}  // namespace

std::string feed_text(const Invocation& invocation, const FeedRequest& request) {
  const auto database = store::Database::open_to_read(invocation.folder);
  const FeedInput input = feed_input(invocation, database);
  if (input.desk_id.empty()) {
    throw Failure(ExitCode::kInput, "nothing is published yet, so there is no feed");
  }
  return ical::write_calendar(build_feed(input, kind_of(request, input, invocation, database)));
}

}  // namespace respite
