#include "app/feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/failure.h"
#include "app/feed_input.h"
#include "app/when_feeds.h"
#include "ical/write.h"

namespace respite {
namespace {

constexpr std::array<std::string_view, 7> kKinds = {
    "person", "rota", "team", "protected", "free-busy", "availability", "service-hours"};

Failure unknown(std::string_view what, const std::string& id,
                const std::vector<std::string>& known) {
  std::string text = fmt::format("there is no {} \"{}\"; known:", what, id);
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
    default:
      break;
  }
  require_known("person", request.id, ids_of(input.names.people));
  return PersonFeed{request.id};
}

bool tells_when(FeedOf kind) {
  return kind == FeedOf::kFreeBusy || kind == FeedOf::kAvailability ||
         kind == FeedOf::kServiceHours;
}

std::string when_text(const Invocation& invocation, const store::Database& database,
                      const FeedRequest& request) {
  const OpenDesk desk = desk_of_today(invocation, database);
  const auto person = find_person(desk.desk, request.id);
  if (request.kind != FeedOf::kServiceHours && !person) {
    std::vector<std::string> known;
    for (const Person& one : desk.desk.people) known.push_back(one.id);
    throw unknown("person", request.id, known);
  }
  const WhenFeeds feeds(desk, database, opaque_uids(invocation));
  if (!person) return ical::write_availability(feeds.service_hours());
  return request.kind == FeedOf::kFreeBusy
             ? ical::write_free_busy(feeds.free_busy(*person))
             : ical::write_availability(feeds.personal_hours(*person));
}

std::string duties_text(const Invocation& invocation, const store::Database& database,
                        const FeedRequest& request) {
  const FeedInput input = feed_input(invocation, database);
  if (input.desk_id.empty()) {
    throw Failure(ExitCode::kInput, "nothing is published yet, so there is no feed");
  }
  const FeedKind kind = kind_of(request, input, invocation, database);
  if (request.level == Disclosure::kFull) return ical::write_calendar(build_feed(input, kind));
  return ical::write_calendar(build_category_feed(
      input, kind, std::string(to_text(request.kind)) + '/' + request.id, opaque_uids(invocation)));
}

}  // namespace

std::string_view to_text(FeedOf kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<FeedOf> parse_feed_of(std::string_view text) {
  const auto found = std::ranges::find(kKinds, text);
  if (found == kKinds.end()) return std::nullopt;
  return static_cast<FeedOf>(found - kKinds.begin());
}

FeedRequest settled(FeedRequest request) {
  if (request.kind == FeedOf::kPerson && request.level == Disclosure::kFreeBusy) {
    request.kind = FeedOf::kFreeBusy;
  }
  const auto require = [&](std::initializer_list<Disclosure> levels) {
    const Disclosure most = std::data(levels)[levels.size() - 1];
    if (std::ranges::find(levels, request.level.value_or(most)) == levels.end()) {
      std::string text = fmt::format("a {} feed is not told at {}; it is at", to_text(request.kind),
                                     to_text(*request.level));
      for (const Disclosure level : levels) text += fmt::format(" {}", to_text(level));
      throw Failure(ExitCode::kInput, text);
    }
    request.level = request.level.value_or(most);
  };
  if (request.kind == FeedOf::kServiceHours) {
    require({Disclosure::kPublic});
  } else if (tells_when(request.kind)) {
    require({Disclosure::kFreeBusy});
  } else if (request.kind == FeedOf::kPerson) {
    require({Disclosure::kFreeBusy, Disclosure::kCategory, Disclosure::kFull});
  } else {
    require({Disclosure::kCategory, Disclosure::kFull});
  }
  return request;
}

std::string feed_text(const Invocation& invocation, const FeedRequest& asked) {
  const FeedRequest request = settled(asked);
  const auto database = store::Database::open_to_read(invocation.folder);
  return tells_when(request.kind) ? when_text(invocation, database, request)
                                  : duties_text(invocation, database, request);
}

}  // namespace respite
