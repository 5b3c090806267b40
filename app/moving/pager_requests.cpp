#include "app/moving/pager_requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/operation/failure.h"
#include "app/operation/tree.h"
#include "text/id.h"
#include "text/list.h"

namespace respite::moving {
namespace {

// Somebody on call in a schedule, by their id there.
struct PagedStretch {
  Interval span;
  std::string user;
};

Tree worded_text(std::string_view text) { return {std::string(text)}; }

// {"overrides": [...]}, the body of POST /schedules/{id}/overrides.
Tree pagerduty_body(const std::vector<PagedStretch>& stretches) {
  Items overrides;
  for (const PagedStretch& stretch : stretches)
    overrides.push_back(
        {Members{{"start", worded_text(to_rfc3339(stretch.span.begin))},
                 {"end", worded_text(to_rfc3339(stretch.span.end))},
                 {"user", Tree{Members{{"id", worded_text(stretch.user)},
                                       {"type", worded_text("user_reference")}}}}}});
  return {Members{{"overrides", Tree{std::move(overrides)}}}};
}

// Each the body of a POST /api/v1/on_call_shifts/.
Tree grafana_bodies(const std::string& schedule, const std::vector<PagedStretch>& stretches) {
  constexpr std::int64_t kAboveAll = 99;  // level
  Items shifts;
  for (const PagedStretch& stretch : stretches) {
    const std::string start = to_rfc3339(stretch.span.begin);
    shifts.push_back({Members{
        {"name", worded_text(fmt::format("respite {} {} {}", schedule, start, stretch.user))},
        {"type", worded_text("single_event")},
        {"team_id", Tree{}},
        {"time_zone", worded_text("UTC")},
        {"level", Tree{kAboveAll}},
        {"start", worded_text(to_text(Zone::utc().to_wall(stretch.span.begin)))},
        {"duration", Tree{static_cast<std::int64_t>(stretch.span.length().count())}},
        {"users", Tree{Items{worded_text(stretch.user)}}}}});
  }
  return {std::move(shifts)};
}

// The body of a GraphQL request that puts fixed shifts in place of the schedule's own.
Tree goalert_body(const std::string& schedule, const std::vector<PagedStretch>& stretches) {
  Items shifts;
  Interval span = stretches.front().span;
  for (const PagedStretch& stretch : stretches) {
    span.end = std::max(span.end, stretch.span.end);
    shifts.push_back({Members{{"userID", worded_text(stretch.user)},
                              {"start", worded_text(to_rfc3339(stretch.span.begin))},
                              {"end", worded_text(to_rfc3339(stretch.span.end))}}});
  }
  Members input{{"scheduleID", worded_text(schedule)},
                {"start", worded_text(to_rfc3339(span.begin))},
                {"end", worded_text(to_rfc3339(span.end))},
                {"shifts", Tree{std::move(shifts)}}};
  return {Members{{"query", worded_text("mutation($input: SetTemporaryScheduleInput!) { "
                                        "setTemporarySchedule(input: $input) }")},
                  {"variables", Tree{Members{{"input", Tree{std::move(input)}}}}}}};
}

Tree body_of(Pager pager, const std::string& schedule, const std::vector<PagedStretch>& stretches) {
  switch (pager) {
    case Pager::kPagerduty:
      return pagerduty_body(stretches);
    case Pager::kGrafana:
      return grafana_bodies(schedule, stretches);
    case Pager::kGoalert:
      break;
  }
  return goalert_body(schedule, stretches);
}

// Touching stretches of one person are one.
void add_stretch(std::vector<PagedStretch>& stretches, Interval span, const std::string& user) {
  for (PagedStretch& known : stretches) {
    if (known.user != user || known.span.end != span.begin) continue;
    known.span.end = span.end;
    return;
  }
  stretches.push_back({span, user});
}

}  // namespace

PagerFiles pager_files(const Desk& desk, const std::vector<SlotRecord>& slots, Pager pager,
                       Instant now) {
  const std::string service(ChoiceWords<Pager>::kWords[static_cast<std::size_t>(pager)]);
  PagerFiles made;
  std::vector<std::pair<std::string, std::vector<PagedStretch>>> schedules;
  std::map<std::string, std::size_t> schedule_of;  // rota to its place there
  for (const Rota& rota : desk.rotas) {
    const auto id = account_in(rota.accounts, service);
    if (!id) {
      made.notes.push_back(
          fmt::format("rota {} has no accounts = {{ {} = \"...\" }}: left out", rota.id, service));
      continue;
    }
    auto known = std::ranges::find(schedules, *id, [](const auto& each) { return each.first; });
    if (known == schedules.end()) known = schedules.insert(known, {*id, {}});
    schedule_of[rota.id] = static_cast<std::size_t>(known - schedules.begin());
  }
  if (schedules.empty())
    throw Failure(ExitCode::kInput,
                  "no rota has accounts = {{ {} = \"...\" }} in the team file: the id of "
                  "its schedule there",
                  service);
  std::set<std::string> lacking;
  std::vector<SlotRecord> sorted = slots;
  std::ranges::sort(sorted, {}, [](const SlotRecord& slot) { return slot.span.begin; });
  for (const SlotRecord& slot : sorted) {
    const auto place = schedule_of.find(slot.rota);
    const Interval ahead{std::max(slot.span.begin, now), slot.span.end};
    if (place == schedule_of.end() || slot.kind == SlotKind::kProtected || !slot.person ||
        ahead.empty())
      continue;
    const auto person = find_person(desk, *slot.person);
    const auto user =
        person ? account_in(desk.people[at(*person)].accounts, service) : std::nullopt;
    if (user) {
      add_stretch(schedules[place->second].second, ahead, *user);
    } else {
      lacking.insert(*slot.person);
    }
  }
  if (!lacking.empty())
    throw Failure(ExitCode::kInput,
                  "on duty, but without accounts = {{ {} = \"...\" }} in the team file: "
                  "{}; nothing is written",
                  service, text::join(lacking, ", "));
  for (const auto& [id, stretches] : schedules) {
    if (stretches.empty()) {
      made.notes.push_back(fmt::format("schedule {}: nobody is on duty ahead", id));
      continue;
    }
    made.files.push_back({fmt::format("{}-{}.json", service, text::to_id(id)), id,
                          to_document(body_of(pager, id, stretches)), stretches.size()});
  }
  return made;
}

}  // namespace respite::moving
