#include "app/feeds/feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/feeds/feed_input.h"
#include "app/feeds/when_feeds.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "ical/write.h"

namespace respite {
namespace {

constexpr auto kKinds = ChoiceWords<FeedOf>::kWords;

Failure unknown(std::string_view what, const std::string& id,
                const std::vector<std::string>& known) {
  std::string text = fmt::format("there is no {} \"{}\"; known:", what, id);
  for (const std::string& one : known) text += "\n  " + one;
  return {ExitCode::kInput, text};
}

std::vector<std::string> ids_of(const std::vector<Names::Entry>& names) {
  std::vector<std::string> ids;
  ids.reserve(names.size());
  for (const Names::Entry& entry : names) ids.push_back(entry.id);
  return ids;
}

void require_known(std::string_view what, const std::string& id,
                   const std::vector<std::string>& known) {
  if (std::ranges::find(known, id) == known.end()) throw unknown(what, id, known);
}

bool tells_when(FeedOf kind) {
  return kind == FeedOf::kFreeBusy || kind == FeedOf::kAvailability ||
         kind == FeedOf::kServiceHours;
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

// Read when first needed: feeds of duties need no calendars, those of when no publication.
struct FeedMaker::Known {
  explicit Known(Invocation of) : invocation(std::move(of)), database(store_to_read(invocation)) {}

  const OpaqueUid& opaque() {
    if (!uids) uids = opaque_uids(invocation);
    return *uids;
  }

  const FeedInput& duties() {
    if (!input) input = feed_input(invocation, database);
    if (!input->desk_id.empty()) return *input;
    throw Failure(ExitCode::kInput, "nothing is published yet, so there is no feed");
  }
  const WhenFeeds& of_when() {
    if (!today) today.emplace(desk_of_today(invocation, database));
    if (!when) when.emplace(*today, database, opaque());
    return *when;
  }
  [[nodiscard]] std::optional<TeamFeed> team_of(const std::string& id) {
    if (!teams) teams = published_teams(invocation, database);
    const auto found = std::ranges::find(*teams, id, &PublishedTeam::id);
    if (found == teams->end()) return std::nullopt;
    return TeamFeed{found->name, found->members};
  }
  [[nodiscard]] FeedKind team(const std::string& id) {
    if (auto known = team_of(id)) return *std::move(known);
    std::vector<std::string> ids;
    for (const PublishedTeam& one : *teams) ids.push_back(one.id);
    throw unknown("team", id, ids);
  }
  [[nodiscard]] FeedKind kind_of(const FeedRequest& request);
  [[nodiscard]] std::string when_text(const FeedRequest& request);
  [[nodiscard]] std::string duties_text(const FeedRequest& request);

  Invocation invocation;
  store::Database database;
  std::optional<OpaqueUid> uids;
  std::optional<FeedInput> input;
  std::optional<std::vector<PublishedTeam>> teams;
  std::optional<OpenDesk> today;
  std::optional<WhenFeeds> when;
};

FeedKind FeedMaker::Known::kind_of(const FeedRequest& request) {
  const Names& names = duties().names;
  switch (request.kind) {
    case FeedOf::kRota:
      require_known("rota", request.id, ids_of(names.rotas));
      return RotaFeed{request.id};
    case FeedOf::kTeam:
      return team(request.id);
    case FeedOf::kProtected:
      if (request.id.empty()) return ProtectedFeed{};
      if (std::ranges::find(names.people, request.id, &Names::Entry::id) == names.people.end())
        if (const auto of_team = team_of(request.id)) return ProtectedFeed{.team = of_team};
      require_known("person", request.id, ids_of(names.people));
      return ProtectedFeed{request.id};
    default:
      break;
  }
  require_known("person", request.id, ids_of(names.people));
  return PersonFeed{request.id};
}

std::string FeedMaker::Known::when_text(const FeedRequest& request) {
  const WhenFeeds& feeds = of_when();
  if (request.kind == FeedOf::kServiceHours) return ical::write_availability(feeds.service_hours());
  const auto person = find_person(today->desk, request.id);
  if (!person) {
    std::vector<std::string> ids;
    for (const Person& one : today->desk.people) ids.push_back(one.id);
    throw unknown("person", request.id, ids);
  }
  return request.kind == FeedOf::kFreeBusy
             ? ical::write_free_busy(feeds.free_busy(*person))
             : ical::write_availability(feeds.personal_hours(*person));
}

std::string FeedMaker::Known::duties_text(const FeedRequest& request) {
  const FeedInput& made_of = duties();
  const FeedKind kind = kind_of(request);
  if (request.level == Disclosure::kFull) return ical::write_calendar(build_feed(made_of, kind));
  return ical::write_calendar(build_category_feed(
      made_of, kind, std::string(to_text(request.kind)) + '/' + request.id, opaque()));
}

FeedMaker::FeedMaker(const Invocation& invocation) : known_(std::make_unique<Known>(invocation)) {}
FeedMaker::~FeedMaker() = default;

std::string FeedMaker::text(const FeedRequest& asked) {
  const FeedRequest request = settled(asked);
  return tells_when(request.kind) ? known_->when_text(request) : known_->duties_text(request);
}

namespace {

struct FeedArguments : FeedRequest {};

void arguments(auto& visit, FeedArguments& given) {
  visit("kind", given.kind,
        "person, rota, team, protected, free-busy, availability or service-hours",
        {.operand = true, .needed = true});
  visit("id", given.id, "of the person, rota or team", {.operand = true});
  visit("level", given.level,
        "how much it says: public, free-busy (no text), category (one word of kind) or full "
        "(default: as much as the kind does)",
        {.value = "LEVEL"});
}

void validate(const FeedArguments& given) {
  const bool of_the_desk = given.kind == FeedOf::kServiceHours;
  if (of_the_desk && !given.id.empty()) {
    throw BadArgument("id", "does not go with service-hours: they are the desk's");
  }
  if (given.id.empty() && given.kind != FeedOf::kProtected && !of_the_desk) {
    throw BadArgument("id", fmt::format("of the {} must be given", to_text(given.kind)));
  }
}

}  // namespace

Operation feed_operation() {
  return declare(
      {.name = "feed",
       .summary = "print one calendar feed",
       .about = "Prints an iCalendar feed of what is published: a person's duties and protected "
                "time, a rota, the duties of a team's members, or the protected time of one person "
                "(of everybody, without one). Or one that says only when: a person's free and busy "
                "time, a person's hours (availability), the desk's service hours. The same state "
                "gives the same bytes.",
       .needs = Needs::kFolder},
      [](const Context& context, const FeedArguments& given) {
        return FeedView{FeedMaker(context.invocation).text(given)};
      });
}

}  // namespace respite
