#include "app/token_feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/failure.h"

namespace respite {
namespace {

struct Kind {
  std::string_view name;
  FeedOf kind;
};
constexpr std::array kKinds = {Kind{"person", FeedOf::kPerson}, Kind{"rota", FeedOf::kRota},
                               Kind{"team", FeedOf::kTeam}, Kind{"protected", FeedOf::kProtected}};

void require(bool known, std::string_view what, const std::string& id) {
  if (!known) throw Failure(ExitCode::kInput, fmt::format("unknown {} \"{}\"", what, id));
}

}  // namespace

FeedRequest feed_request(const std::string& kind, const std::string& id,
                         const std::string& disclosure) {
  const auto found = std::ranges::find(kKinds, kind, &Kind::name);
  require(found != kKinds.end(), "kind of feed", kind);
  require(disclosure.empty() || disclosure == "full", "level", disclosure);
  return {found->kind, id};
}

void require_known(const Desk& desk, const FeedRequest& request) {
  switch (request.kind) {
    case FeedOf::kRota:
      return require(find_rota(desk, request.id).has_value(), "rota", request.id);
    case FeedOf::kTeam:
      return require(std::ranges::find(desk.teams, request.id, &Team::id) != desk.teams.end(),
                     "team", request.id);
    case FeedOf::kProtected:
      if (request.id.empty()) return;
      break;
    case FeedOf::kPerson:
      break;
  }
  require(find_person(desk, request.id).has_value(), "person", request.id);
}

}  // namespace respite
