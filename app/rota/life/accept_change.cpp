// Agreeing to a change, and taking what is offered, in parts too.
#include <fmt/format.h>

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/record/act.h"
#include "app/rota/life/change_steps.h"
#include "app/rota/life/refuse_change.h"
#include "app/rota/life/take_change.h"
#include "store/diff.h"

namespace respite {
namespace {

// What somebody agrees to, and the call it is only a part of.
struct Agreed {
  DutyChange change;
  std::optional<DutyChange> call;
};

// An open call as far as somebody takes it.
Agreed taken(DutyChange call, const std::vector<SlotRecord>& published, const Actor& actor,
             std::optional<Interval> part, Instant now) {
  DutyChange change = call;
  change.stretches = left_of(call, published);
  if (change.stretches.empty())
    throw Failure(ExitCode::kRule, "change {} is taken: nothing of it is left", call.id);
  refuse_unless_waiting(change, now);
  if (part) change.stretches = cut_to(change.stretches, *part);
  if (change.stretches.empty()) throw BadArgument("part", "holds nothing of what is offered");
  const bool whole = change.stretches == call.stretches;
  for (Stretch& stretch : change.stretches) stretch.to = actor.id;
  if (whole) return {std::move(change), std::nullopt};
  change.id = 0;
  change.proposed = now;
  return {std::move(change), std::move(call)};
}

Agreed agreed_to(const store::Database& database, const OpenDesk& desk, const Snapshot& snapshot,
                 ChangeId id, const Actor& actor, std::optional<Interval> part) {
  const Instant now = desk.invocation.now;
  const std::vector<SlotRecord> published = store::records_of(snapshot.published);
  DutyChange change = find_change(database, id);
  const bool waits = change.state == DutyChangeState::kProposed;
  if (waits && is_open_call(change)) {
    if (actor.part == Part::kRequester || !find_person(desk.desk, actor.id))
      throw Failure(ExitCode::kRule, actor.id + " can hold no duty here");
    return taken(std::move(change), published, actor, part, now);
  }
  refuse_unless_waiting(change, now);
  refuse_if_moved(published, change);
  if (part) throw BadArgument("part", "is of a call for cover; this change is taken whole");
  if (actor.part != Part::kLead && std::ranges::count(still_asked(change), actor.id) == 0)
    throw Failure(ExitCode::kRule, "change {} does not ask {}", id, actor.id);
  for (ChangeAnswer& answer : change.answers)
    if (answer.person == actor.id || actor.part == Part::kLead) answer.agrees = true;
  return {std::move(change), std::nullopt};
}

void say_what_is_left(ChangedView& view, const DutyChange& call,
                      const std::vector<SlotRecord>& after) {
  view.part_of = call.id;
  view.left_open = left_of(call, after);
}

// A part of a call stands as a change of its own; the call stays as it was made.
ChangedView take_part(store::Database& database, const OpenDesk& desk, const Snapshot& snapshot,
                      Agreed agreed, const Actor& actor) {
  agreed.change.id = store::next_change(database);
  store::add_duty_change(database, agreed.change);
  record_act(database, desk.invocation, "change taken in part", subject_of(*agreed.call),
             fmt::format("by={} as={}", actor.id, agreed.change.id));
  ChangedView view = make_stand(database, desk, snapshot, agreed.change, actor);
  say_what_is_left(view, *agreed.call, store::records_of(read_snapshot(database).published));
  return view;
}

}  // namespace

ChangedView accept_change(const Context& context, ChangeId id, bool dry_run,
                          std::optional<Interval> part) {
  const OpenDesk& desk = context.desk();
  const Actor actor = actor_of(context);
  if (dry_run) {
    const auto database = store_to_read(desk.invocation);
    const Snapshot snapshot = read_snapshot(database);
    const Agreed agreed = agreed_to(database, desk, snapshot, id, actor, part);
    const DutyChange& change = agreed.change;
    const JudgedChange judged =
        ChangeJudge(desk, snapshot, change.stretches).rehearse(change.stretches);
    refuse_if_broken(judged, change, actor);
    ChangedView view = answer_of(desk, snapshot, change, judged);
    view.rehearsed = true;
    if (agreed.call) say_what_is_left(view, *agreed.call, judged.after);
    return view;
  }
  return write_act(desk.invocation, [&](store::Database& database) {
    const Snapshot snapshot = read_snapshot(database);
    Agreed agreed = agreed_to(database, desk, snapshot, id, actor, part);
    if (agreed.call) return take_part(database, desk, snapshot, std::move(agreed), actor);
    const DutyChange& change = agreed.change;
    store::take_offer(database, id, actor.id);  // where it is one
    for (const ChangeAnswer& answer : change.answers)
      if (answer.agrees)
        store::answer_duty_change(database, id, answer.person, true, desk.invocation.now);
    if (still_asked(change).empty()) return make_stand(database, desk, snapshot, change, actor);
    record_act(database, desk.invocation, "change accepted", subject_of(change), "by=" + actor.id);
    return answer_of(desk, snapshot, change, std::nullopt);
  });
}

}  // namespace respite
