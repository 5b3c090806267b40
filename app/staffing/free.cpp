#include "app/staffing/free.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/requests/moment.h"
#include "app/staffing/around_the_clock.h"
#include "render/report.h"
#include "scheduler/boundary/candidates.h"
#include "scheduler/time/service_clock.h"
#include "text/nearest.h"

namespace respite {
namespace {

using std::chrono::days;

constexpr days kLongestWindow{366};

Failure unknown_with_hint(std::string_view what, const std::string& id,
                          const std::vector<std::string_view>& known) {
  const std::string hint = text::did_you_mean(id, known);
  return {ExitCode::kInput,
          fmt::format("unknown {} \"{}\"{}{}", what, id, hint.empty() ? "" : "; ", hint)};
}

std::vector<PersonIndex> named(const Desk& desk, const std::vector<std::string>& ids) {
  std::vector<std::string_view> known;
  known.reserve(desk.people.size());
  for (const Person& person : desk.people) known.push_back(person.id);
  std::set<PersonIndex> people;  // named twice is there once
  for (const std::string& id : ids) {
    const auto person = find_person(desk, id);
    if (!person) throw unknown_with_hint("person", id, known);
    people.insert(*person);
  }
  return {people.begin(), people.end()};
}

std::vector<PersonIndex> members(const Desk& desk, const std::string& id) {
  if (id == "global") return everybody(desk);
  std::vector<std::string_view> known;
  for (const Team& team : desk.teams) {
    if (team.id == id) return team.members;
    known.push_back(team.id);
  }
  throw unknown_with_hint("team", id, known);
}

std::vector<PersonIndex> able(const Desk& desk, std::vector<PersonIndex> people,
                              const std::string& skill, Instant at_time) {
  const auto found = std::ranges::find(desk.skills, skill);
  if (found == desk.skills.end()) {
    throw unknown_with_hint("skill", skill, {desk.skills.begin(), desk.skills.end()});
  }
  const auto index = index_of<SkillIndex>(static_cast<std::size_t>(found - desk.skills.begin()));
  std::erase_if(people, [&](PersonIndex person) {
    return !has_skills(desk.people[at(person)], {{index, Level::kAble}}, at_time);
  });
  return people;
}

std::vector<PersonIndex> who_is_asked(const Desk& desk, const FreeOptions& options, Instant from) {
  const bool all = options.skill || desk.teams.empty();
  std::vector<PersonIndex> people = !options.people.empty() ? named(desk, options.people)
                                    : options.team          ? members(desk, *options.team)
                                    : all                   ? everybody(desk)
                                                            : desk.teams.front().members;
  return options.skill ? able(desk, std::move(people), *options.skill, from) : people;
}

// The end of the business day after so many others, on the desk's clock; of as many days where it
// never serves.
Instant end_of_days(const OpenDesk& desk, Instant from, int business_days) {
  const Zone zone = desk.desk.zone;
  const ServiceClock clock(service_calendar(desk.desk, desk.calendars.desk));
  const auto close = clock.close_after(from, business_days);
  if (close) return clock.end_of_day(*close - Seconds{1});
  return zone.day_span(day_of(zone.to_wall(from)) + days{business_days}).end;
}

Interval window_of(const OpenDesk& desk, const FreeOptions& options) {
  const Instant now = desk.invocation.now;
  const Instant from = std::max(options.from.value_or(now), now);
  const Instant until =
      options.until ? *options.until : end_of_days(desk, from, options.business_days);
  if (until <= now) throw Failure(ExitCode::kInput, "the time asked about lies in the past");
  if (until <= from) throw Failure(ExitCode::kInput, "the time asked about ends before it begins");
  if (until - from > kLongestWindow) {
    throw Failure(ExitCode::kInput, "the time asked about is longer than a year");
  }
  return {from, until};
}

std::vector<std::string> ids_of(const Desk& desk, const std::vector<PersonIndex>& people) {
  std::vector<std::string> ids;
  ids.reserve(people.size());
  for (const PersonIndex person : people) ids.push_back(desk.people[at(person)].id);
  return ids;
}

bool differ_in_start_alone(const FreeTime& a, const FreeTime& b) {
  return a.people == b.people && a.consents == b.consents && a.cost == b.cost &&
         a.focus == b.focus && a.interruptions == b.interruptions;
}

// Of times in the order of find_free; the first so many stretches.
std::vector<FreeStretchView> stretches(const Desk& desk, const std::vector<FreeTime>& times,
                                       std::size_t most) {
  std::vector<FreeStretchView> found;
  const FreeTime* last = nullptr;
  for (const FreeTime& time : times) {
    const bool same = last != nullptr && differ_in_start_alone(*last, time) &&
                      time.slot.begin == found.back().latest + kGrid;
    last = &time;
    if (same) {
      found.back().latest = time.slot.begin;
      continue;
    }
    if (found.size() == most) break;
    found.push_back({time.slot, time.slot.begin, ids_of(desk, time.people),
                     ids_of(desk, time.consents), time.focus, time.interruptions});
  }
  return found;
}

}  // namespace

FreeView free_times(const OpenDesk& open, const FreeOptions& options) {
  const Desk& desk = open.desk;
  FreeQuery query;
  query.within = window_of(open, options);
  query.people = who_is_asked(desk, options, query.within.begin);
  std::ranges::sort(query.people, {}, [&](PersonIndex p) { return desk.people[at(p)].id; });
  query.needed = options.need.value_or(std::max<std::size_t>(query.people.size(), 1));
  query.length = options.length;
  query.now = open.invocation.now;
  query.with_consent = options.with_consent;
  query.most = std::numeric_limits<std::size_t>::max();
  const Availability known = availability_of(open, query.within);
  const FreeAnswer answer = find_free(known, query);

  FreeView view;
  view.zone = options.zone.name();
  view.window = query.within;
  view.length = query.length;
  view.need = query.needed;
  view.with_consent = query.with_consent;
  for (const PersonIndex person : query.people) {
    const Person& one = desk.people[at(person)];
    view.people.push_back({one.id, one.name, one.zone.name()});
  }
  view.never_closes = never_closes(known, query.within.begin);
  for (const PersonIndex person : query.people) {
    if (is_always_there(known, person, query.within)) {
      view.always.push_back(desk.people[at(person)].id);
    }
  }
  view.times = stretches(desk, answer.times, options.most);
  view.why_not = answer.why_not;
  view.never = ids_of(desk, answer.never);
  return view;
}

namespace {

struct FreeArguments {
  std::vector<std::string> people;
  std::optional<std::string> team;
  std::optional<std::string> skill;
  std::optional<std::string> need;
  std::int64_t minutes = 30;
  std::optional<GivenTime> from;
  std::optional<GivenTime> until;
  std::optional<std::int64_t> days;
  bool with_consent = false;
  std::int64_t most = 10;
  std::optional<std::string> zone;
};

void arguments(auto& visit, FreeArguments& given) {
  visit("people", given.people, "ids, with commas between", {.value = "IDS"});
  visit("team", given.team, "its members; global is everyone", {.value = "TEAM"});
  visit("skill", given.skill, "only who is able", {.value = "SKILL"});
  visit("need", given.need, "how many at once, or all (default: 1)", {.value = "N"});
  visit("minutes", given.minutes, "for how long", {.bounds = {1, 24 * 60}});
  visit("from", given.from, "no earlier: a date or a time (default: now)");
  visit("until", given.until, "no later: a date, all of it, or a time");
  visit("days", given.days, "instead of until: so many business days (default: 5)",
        {.bounds = {1, 250}});
  visit("with_consent", given.with_consent, "also times that somebody would have to agree to");
  visit("most", given.most, "how many times to list", {.bounds = {1, 1000}});
  visit("zone", given.zone, "whose clock times are read and told on (default: the desk's)",
        {.value = "ZONE"});
}

// Nothing: all of them.
std::optional<std::size_t> need_of(const FreeArguments& given) {
  constexpr std::size_t kMostPeople = 10'000;
  if (given.need == "all") return std::nullopt;
  const std::string text = given.need.value_or("1");
  const bool digits = !text.empty() && text.size() <= 5 &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t need = digits ? std::stoul(text) : 0;
  if (need == 0 || need > kMostPeople)
    throw BadArgument("need", "must be a number of people or all");
  return need;
}

void validate(const FreeArguments& given) {
  if (given.team && !given.people.empty()) throw BadArgument("people", "does not go with {team}");
  if (given.days && given.until) throw BadArgument("days", "does not go with {until}");
}

FreeView free_then(const Context& context, const FreeArguments& given) {
  const Desk& desk = context.desk().desk;
  FreeOptions options;
  options.zone = desk.zone;
  if (given.zone) {
    const auto zone = Zone::find(*given.zone);
    if (!zone) throw BadArgument("zone", "must be a time zone, as Europe/London");
    options.zone = *zone;
  }
  options.people = given.people;
  options.team = given.team;
  options.skill = given.skill;
  options.need = need_of(given);
  options.length = std::chrono::minutes{given.minutes};
  if (given.from) options.from = begin_of(*given.from, options.zone);
  if (given.until) options.until = end_of(*given.until, options.zone);
  options.business_days = static_cast<int>(given.days.value_or(5));
  options.with_consent = given.with_consent;
  options.most = static_cast<std::size_t>(given.most);
  FreeView view = free_times(context.desk(), options);
  view.reason = why_nothing(view);
  return view;
}

}  // namespace

Operation free_operation() {
  return declare(
      {.name = "free",
       .summary = "say when one, some or all of these people are free",
       .about =
           "Finds time that breaches nobody's hours, leave, bookings or protected time, across "
           "zones: what breaks the least focus first, then fewest interruptions in the week, then "
           "earliest. Each line is a first start and the latest of the quarter hours that do as "
           "well. Where there is nothing, says why. Never says what keeps somebody busy.",
       .least = store::TokenRole::kTechnician,
       .route = {"GET", "/api/v1/free"}},
      free_then);
}

}  // namespace respite
