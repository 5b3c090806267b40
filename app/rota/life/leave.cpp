// Leave that is recorded: added, shortened, taken back; and what it uncovers.
#include <fmt/format.h>

#include <algorithm>

#include "app/desk/recorded_leave.h"
#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/act.h"
#include "app/rota/life/actor.h"
#include "app/rota/life/record_change.h"
#include "app/view/change.h"
#include "store/life/leaves.h"

namespace respite {
namespace {

std::string leave_subject(LeaveId id) { return fmt::format("leave {}", id); }

std::string detail_of(const LeaveRecord& leave) {
  return fmt::format("person={} from={} until={}", leave.person, to_rfc3339(leave.span.begin),
                     to_rfc3339(leave.span.end));
}

const Person& person_in(const Desk& desk, const std::string& id) {
  const auto person = find_person(desk, id);
  if (!person) throw Failure(ExitCode::kInput, "unknown person \"{}\"", id);
  return desk.people[at(*person)];
}

// Duty ahead of whoever is away then.
std::vector<SlotView> uncovered_by(const Snapshot& snapshot, const LeaveRecord& leave,
                                   Instant now) {
  std::vector<SlotView> uncovered;
  const Interval ahead{std::max(leave.span.begin, now), leave.span.end};
  for (const PublishedSlot& each : snapshot.published) {
    const SlotRecord& slot = each.slot;
    if (slot.kind != SlotKind::kProtected && slot.person == leave.person &&
        slot.span.overlaps(ahead))
      uncovered.push_back({.slot = slot});
  }
  return uncovered;
}

LeaveView view_of(const OpenDesk& desk, const Snapshot& snapshot, const LeaveRecord& leave) {
  LeaveView view;
  view.zone = desk.desk.zone.name();
  view.names = names_with_gone(desk.desk, snapshot.names);
  view.leaves = {leave};
  const bool takes_time = leave.state == LeaveState::kStands || leave.state == LeaveState::kAsked;
  if (takes_time) view.uncovers = uncovered_by(snapshot, leave, desk.invocation.now);
  return view;
}

// The desk as it is with what was just recorded.
void settle_leave(store::Database& database, const OpenDesk& desk, const LeaveRecord& leave) {
  const OpenDesk renewed = with_recorded_leave(desk, database);
  publish_leave(database, renewed, read_snapshot(database), leave.span);
}

Failure no_leave(LeaveId id) { return NoSuch("there is no leave {}", id); }

LeaveRecord find_leave(const store::Database& database, LeaveId id) {
  auto leave = store::read_leave(database, id);
  if (!leave) throw no_leave(id);
  return *std::move(leave);
}

void require_own(const Actor& actor, const std::string& person) {
  if (actor.part == Part::kRequester || actor.id != person)
    require_lead(actor, "record leave of another");
}

struct AddLeaveArguments {
  std::optional<GivenTime> from;
  std::optional<GivenTime> until;
  std::optional<std::string> person;
  bool rest = false;
  bool dry_run = false;
};

void arguments(auto& visit, AddLeaveArguments& given) {
  visit("from", given.from, "first day, or when it begins, on the person's clock",
        {.needed = true});
  visit("until", given.until, "last day, or when it ends (default: the same day)");
  visit("person", given.person, "whose (default: of whoever acts)", {.value = "ID"});
  visit("rest", given.rest, "it makes up for rest that is owed (report rest)");
  visit("dry_run", given.dry_run, "only say what it would uncover");
}

Interval span_of(const Zone& zone, const GivenTime& from, const GivenTime& until) {
  const Interval span{begin_of(from, zone), end_of(until, zone)};
  if (span.empty()) throw BadArgument("until", "lies before {from}");
  return span;
}

LeaveView add_leave(const Context& context, const AddLeaveArguments& given) {
  const OpenDesk& desk = context.desk();
  const Actor actor = actor_of(context);
  LeaveRecord leave;
  leave.person = given.person.value_or(actor.id);
  const Person& person = person_in(desk.desk, leave.person);
  require_own(actor, leave.person);
  leave.span = span_of(person.zone, *given.from, given.until.value_or(*given.from));
  if (leave.span.end <= desk.invocation.now)
    throw BadArgument("until", "has passed: leave is recorded ahead");
  leave.by = actor.id;
  leave.rest = given.rest;
  leave.added = desk.invocation.now;
  const bool needs_lead = desk.desk.policy.leave_needs_lead && actor.part != Part::kLead;
  leave.state = needs_lead ? LeaveState::kAsked : LeaveState::kStands;
  if (given.dry_run) {
    LeaveView view = view_of(desk, read_snapshot(store_to_read(desk.invocation)), leave);
    view.rehearsed = true;
    return view;
  }
  return write_act(desk.invocation, [&](store::Database& database) {
    leave.id = store::add_leave(database, leave);
    record_act(database, desk.invocation, needs_lead ? "leave asked" : "leave added",
               leave_subject(leave.id), detail_of(leave));
    if (!needs_lead) settle_leave(database, desk, leave);
    return view_of(desk, read_snapshot(database), leave);
  });
}

LeaveView end_leave(const Context& context, LeaveId id, LeaveState state) {
  const OpenDesk& desk = context.desk();
  const Actor actor = actor_of(context);
  return write_act(desk.invocation, [&](store::Database& database) {
    LeaveRecord leave = find_leave(database, id);
    const bool stood = leave.state == LeaveState::kStands;
    if (state == LeaveState::kEnded) require_own(actor, leave.person);
    if (state != LeaveState::kEnded) require_lead(actor, "answer for leave");
    if (leave.ended || (state != LeaveState::kEnded && stood))
      throw Failure(ExitCode::kRule, "leave {} is {} already", id,
                    stood ? "allowed" : to_text(leave.state));
    if (leave.span.end <= desk.invocation.now)
      throw Failure(ExitCode::kRule, "leave {} is over", id);
    if (stood && leave.span.begin < desk.invocation.now)
      throw Failure(ExitCode::kRule, "leave {} has begun: shorten it", id);
    leave.state = state;
    if (state != LeaveState::kStands) leave.ended = desk.invocation.now;
    store::set_state(database, id, state, leave.ended);
    record_act(database, desk.invocation, "leave " + to_text(state), leave_subject(id),
               detail_of(leave));
    if (stood || state == LeaveState::kStands) settle_leave(database, desk, leave);
    return view_of(desk, read_snapshot(database), leave);
  });
}

struct ShortenLeaveArguments {
  std::int64_t id = 0;
  std::optional<GivenTime> from;
  std::optional<GivenTime> until;
};

void arguments(auto& visit, ShortenLeaveArguments& given) {
  visit("id", given.id, "number of the leave", kNumber);
  visit("from", given.from, "first day then, or when it begins");
  visit("until", given.until, "last day then, or when it ends");
}

LeaveView shorten_leave(const Context& context, const ShortenLeaveArguments& given) {
  const OpenDesk& desk = context.desk();
  const Actor actor = actor_of(context);
  return write_act(desk.invocation, [&](store::Database& database) {
    const LeaveRecord before = find_leave(database, given.id);
    require_own(actor, before.person);
    if (before.ended) throw no_leave(given.id);
    const Zone zone = person_in(desk.desk, before.person).zone;
    LeaveRecord after = before;
    if (given.from) after.span.begin = begin_of(*given.from, zone);
    if (given.until) after.span.end = end_of(*given.until, zone);
    if (after.span.empty() || !before.span.contains(after.span) || after.span == before.span)
      throw BadArgument(given.until ? "until" : "from",
                        "must lie in the leave: it is shortened; add another for more");
    const Instant now = desk.invocation.now;
    if (after.span.begin != before.span.begin && before.span.begin < now)
      throw BadArgument("from", "has begun already");
    if (after.span.end < now) throw BadArgument("until", "has passed");
    store::set_state(database, given.id, LeaveState::kEnded, now);
    after.id = store::add_leave(database, after);
    record_act(database, desk.invocation, "leave shortened", leave_subject(given.id),
               fmt::format("{} as={}", detail_of(after), after.id));
    if (before.state == LeaveState::kStands) settle_leave(database, desk, before);
    return view_of(desk, read_snapshot(database), after);
  });
}

LeaveView list_leave(const Context& context) {
  const OpenDesk& desk = context.desk();
  const auto database = store_to_read(desk.invocation);
  const Actor actor = actor_of(context);
  LeaveView view;
  view.zone = desk.desk.zone.name();
  view.names = names_with_gone(desk.desk, store::read_names(database));
  for (const LeaveRecord& leave : store::read_leaves(database)) {
    const bool shown = actor.part == Part::kLead || leave.person == actor.id;
    if (shown && !leave.ended && leave.span.end > desk.invocation.now) view.leaves.push_back(leave);
  }
  return view;
}

}  // namespace

std::vector<Operation> leave_operations() {
  return {
      declare({.name = "leave add",
               .summary = "record leave, and what it uncovers",
               .least = store::TokenRole::kTechnician,
               .route = {"POST", "/api/v1/leaves", 201}},
              add_leave),
      declare({.name = "leave list",
               .summary = "list leave that was recorded and is not over: one's own; for leads, all",
               .least = store::TokenRole::kTechnician,
               .route = {"GET", "/api/v1/leaves"}},
              list_leave),
      declare({.name = "leave shorten",
               .summary = "begin it later, or end it sooner",
               .least = store::TokenRole::kTechnician,
               .route = {"POST", "/api/v1/leaves/{id}/shorten"}},
              shorten_leave),
      declare({.name = "leave withdraw",
               .summary = "take it back, until it begins",
               .least = store::TokenRole::kTechnician,
               .route = {"POST", "/api/v1/leaves/{id}/withdraw"}},
              [](const Context& context, std::int64_t id) {
                return end_leave(context, id, LeaveState::kEnded);
              }),
      declare({.name = "leave allow",
               .summary = "say yes to leave, where the policy asks for a lead's",
               .route = {"POST", "/api/v1/leaves/{id}/allow"}},
              [](const Context& context, std::int64_t id) {
                return end_leave(context, id, LeaveState::kStands);
              }),
      declare({.name = "leave decline",
               .summary = "say no to it",
               .route = {"POST", "/api/v1/leaves/{id}/decline"}},
              [](const Context& context, std::int64_t id) {
                return end_leave(context, id, LeaveState::kDeclined);
              })};
}

}  // namespace respite
