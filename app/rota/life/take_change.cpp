#include "app/rota/life/take_change.h"

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/record/act.h"
#include "app/record/tell.h"
#include "app/rota/life/change_steps.h"
#include "app/rota/life/exchanges.h"
#include "app/rota/life/record_change.h"
#include "app/rota/life/refuse_change.h"

namespace respite {
namespace {

DutyChange change_from(const WantedChange& wanted, const Actor& actor, Instant now) {
  DutyChange change;
  change.kind = wanted.kind;
  change.proposed = now;
  change.by = actor.id;
  change.note = wanted.note;
  change.despite = wanted.despite;
  change.stretches = wanted.stretches;
  for (std::string& person : who_must_agree(change.stretches, actor.id, actor.part))
    change.answers.push_back({std::move(person), std::nullopt});
  return change;
}

}  // namespace

ChangedView take_change(
    const Context& context, bool dry_run,
    const std::function<WantedChange(const std::vector<SlotRecord>& published)>& find) {
  const OpenDesk& desk = context.desk();
  const Actor actor = actor_of(context);
  const auto wanted_in = [&](const Snapshot& snapshot) {
    const WantedChange wanted = find(store::records_of(snapshot.published));
    refuse_strangers(desk.desk, wanted.stretches);
    refuse_part(wanted, actor);
    return change_from(wanted, actor, desk.invocation.now);
  };
  // As far as it can be judged before anybody has taken it.
  const auto told = [&](const Snapshot& snapshot, const DutyChange& change) {
    std::optional<JudgedChange> judged;
    if (!is_open_call(change)) {
      judged = ChangeJudge(desk, snapshot, change.stretches).rehearse(change.stretches);
      refuse_if_nothing_changes(*judged);
      refuse_if_broken(*judged, change, actor);
    }
    ChangedView view = answer_of(desk, snapshot, change, judged);
    if (!judged) view.candidates = candidates_for(desk, snapshot, change.stretches);
    return view;
  };
  if (dry_run) {
    const Snapshot snapshot = read_snapshot(store_to_read(desk.invocation));
    const DutyChange change = wanted_in(snapshot);
    ChangedView view = told(snapshot, change);
    view.rehearsed = true;
    if (is_open_call(change)) view.exchanges = exchanges_for(desk, snapshot, change.stretches);
    return view;
  }
  return write_act(desk.invocation, [&](store::Database& database) {
    const Snapshot snapshot = read_snapshot(database);
    DutyChange change = wanted_in(snapshot);
    change.id = store::next_change(database);
    store::add_duty_change(database, change);
    if (change.answers.empty() && !is_open_call(change))
      return make_stand(database, desk, snapshot, change, actor);
    record_act(database, desk.invocation, "change proposed", subject_of(change), detail_of(change));
    tell_of_proposal(database, desk, change);
    return told(snapshot, change);
  });
}

ChangedView decline_change(const Context& context, ChangeId id) {
  const OpenDesk& desk = context.desk();
  const Actor actor = actor_of(context);
  return write_act(desk.invocation, [&](store::Database& database) {
    const DutyChange change = find_change(database, id);
    refuse_unless_waiting(change, desk.invocation.now);
    const bool asked = std::ranges::count(still_asked(change), actor.id) > 0;
    if (!asked && actor.part != Part::kLead)
      throw Failure(ExitCode::kRule, "change {} does not ask {}", id, actor.id);
    if (asked) store::answer_duty_change(database, id, actor.id, false, desk.invocation.now);
    store::set_state(database, id, DutyChangeState::kDeclined, std::nullopt, desk.invocation.now);
    record_act(database, desk.invocation, "change declined", subject_of(change), "");
    tell_of_decline(database, desk, change);
    return answer_of(desk, read_snapshot(database), find_change(database, id), std::nullopt);
  });
}

ChangedView withdraw_change(const Context& context, ChangeId id) {
  const OpenDesk& desk = context.desk();
  const Actor actor = actor_of(context);
  return write_act(desk.invocation, [&](store::Database& database) {
    const DutyChange change = find_change(database, id);
    const Instant now = desk.invocation.now;
    if (change.by != actor.id) require_lead(actor, "withdraw what another proposed");
    const bool stands = change.state == DutyChangeState::kStands;
    if (!stands && change.state != DutyChangeState::kProposed)
      throw Failure(ExitCode::kRule, "change {} is {} already", id, to_text(change.state));
    if (stands && begin_of(change.stretches) < now)
      throw Failure(ExitCode::kRule, "change {} has begun: what is worked is not taken back", id);
    const Snapshot snapshot = read_snapshot(database);
    std::optional<JudgedChange> judged;
    if (stands) {
      judged.emplace();
      judged->slots = take_back(database, desk, change).changes;
    }
    store::set_state(database, id, DutyChangeState::kWithdrawn, change.revision, now);
    record_act(database, desk.invocation, "change withdrawn", subject_of(change), "");
    return answer_of(desk, snapshot, find_change(database, id), judged);
  });
}

DutyChangesView list_changes(const Context& context, bool all) {
  const OpenDesk& desk = context.desk();
  const auto database = store_to_read(desk.invocation);
  return database.read([&] {
    const Instant now = desk.invocation.now;
    DutyChangesView view{
        desk.desk.zone.name(), names_with_gone(desk.desk, store::read_names(database)), {}};
    const std::vector<SlotRecord> published =
        store::records_of(read_published_since(database, now).published);
    for (const DutyChange& change : store::read_duty_changes(database)) {
      const DutyChangeView one = view_of(change, published, now);
      const bool past = one.over || begin_of(one.change.stretches) < now;
      if (all || !(change.ended || past)) view.changes.push_back(one);
    }
    std::ranges::reverse(view.changes);
    return view;
  });
}

}  // namespace respite
