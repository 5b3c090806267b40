#include "app/feeds/token_feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/desk/member.h"
#include "app/operation/failure.h"

namespace respite {
namespace {

void require(bool known, std::string_view what, const std::string& id) {
  if (!known) throw Failure(ExitCode::kInput, "unknown {} \"{}\"", what, id);
}

// `what` it is a feed of.
void require_named(bool known, std::string_view what, const FeedRequest& request) {
  if (request.id.empty()) {
    throw Failure(ExitCode::kInput, "a feed of kind {} needs the id of a {}", to_text(request.kind),
                  what)
        .typed(fmt::format(": --{} ID", what));
  }
  require(known, what, request.id);
}

bool is_team(const Desk& desk, const std::string& id) {
  return std::ranges::find(desk.teams, id, &Team::id) != desk.teams.end();
}

}  // namespace

FeedRequest feed_request(const std::string& kind, const std::string& id,
                         const std::string& disclosure) {
  const auto of = parse_feed_of(kind);
  require(of.has_value(), "kind of feed", kind);
  const auto level = parse_disclosure(disclosure);
  require(disclosure.empty() || level, "level", disclosure);
  return settled({*of, id, level});
}

void require_known(const Desk& desk, const FeedRequest& request) {
  switch (request.kind) {
    case FeedOf::kRota:
      return require_named(find_rota(desk, request.id).has_value(), "rota", request);
    case FeedOf::kTeam:
      return require_named(is_team(desk, request.id), "team", request);
    case FeedOf::kServiceHours:
      return require(request.id.empty(), "part of the service hours", request.id);
    case FeedOf::kProtected:
      if (request.id.empty() || is_team(desk, request.id)) return;
      break;
    case FeedOf::kPerson:
    case FeedOf::kFreeBusy:
    case FeedOf::kAvailability:
      break;
  }
  require_named(find_person(desk, request.id).has_value(), "person", request);
}

bool is_of_leaver(const Desk& desk, const FeedRequest& request, Instant now) {
  switch (request.kind) {
    case FeedOf::kRota:
    case FeedOf::kTeam:
    case FeedOf::kServiceHours:
      return false;
    case FeedOf::kProtected:
      if (request.id.empty() || is_team(desk, request.id)) return false;  // of several
      break;
    case FeedOf::kPerson:
    case FeedOf::kFreeBusy:
    case FeedOf::kAvailability:
      break;
  }
  const auto person = find_person(desk, request.id);
  return !person || has_left(desk.people[at(*person)], now);
}

}  // namespace respite
