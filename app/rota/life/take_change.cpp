#include "app/rota/life/take_change.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "app/desk/write_to.h"
#include "app/operation/failure.h"
#include "app/record/act.h"
#include "app/rota/changes.h"
#include "app/rota/life/judge_change.h"
#include "app/rota/life/record_change.h"
#include "app/rota/life/refuse_change.h"
#include "store/diff.h"

namespace respite {
namespace {

bool is_open_call(const DutyChange& change) {
  return std::ranges::any_of(change.stretches, [](const Stretch& stretch) { return !stretch.to; });
}

std::vector<std::string> still_asked(const DutyChange& change) {
  std::vector<std::string> asks;
  for (const ChangeAnswer& answer : change.answers)
    if (!answer.agrees) asks.push_back(answer.person);
  return asks;
}

DutyChangeView view_of(const DutyChange& change, Instant now) {
  DutyChangeView view{change, {}, false, false};
  if (change.state != DutyChangeState::kProposed) return view;
  view.asks = still_asked(change);
  view.open = is_open_call(change);
  view.over = begin_of(change.stretches) < now;
  return view;
}

ChangedView answer_of(const OpenDesk& desk, const Snapshot& snapshot, const DutyChange& change,
                      const std::optional<JudgedChange>& judged) {
  ChangedView view;
  view.zone = desk.desk.zone.name();
  view.names = names_with_gone(desk.desk, snapshot.names);
  view.change = view_of(change, desk.invocation.now);
  view.revision = change.revision;
  if (!judged) return view;
  view.slots = changes_of(judged->slots);
  view.people = judged->people;
  view.breaks = judged->breaks;
  view.bends = judged->bends;
  return view;
}

DutyChange find_change(const store::Database& database, ChangeId id) {
  auto change = store::read_duty_change(database, id);
  if (!change) throw NoSuch(fmt::format("there is no change {}", id));
  return *std::move(change);
}

std::string subject_of(const DutyChange& change) { return fmt::format("change {}", change.id); }

std::string detail_of(const DutyChange& change) {
  std::string detail = "kind=" + to_text(change.kind);
  for (const Stretch& stretch : change.stretches)
    detail += fmt::format(" {}/{}/{}={}..{}:{}>{}", stretch.rota, stretch.seat, stretch.place + 1,
                          to_rfc3339(stretch.span.begin), to_rfc3339(stretch.span.end),
                          stretch.from.value_or("-"), stretch.to.value_or("-"));
  if (!change.despite.empty()) detail += fmt::format(" despite={}", fmt::join(change.despite, ","));
  return detail;
}

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

// Judged once more with its number, published, and on record.
ChangedView make_stand(store::Database& database, const OpenDesk& desk, const Snapshot& snapshot,
                       DutyChange change, const Actor& actor) {
  const ChangeJudge judge(desk, snapshot, change.stretches);
  const JudgedChange judged = judge.judge(change.stretches, change.id, [&](const std::string& key) {
    return store::next_part(database, key);
  });
  refuse_if_nothing_changes(judged);
  refuse_if_broken(judged, change, actor);
  const store::Published made = publish_change(database, desk, snapshot, change, judged.slots);
  change.revision = made.publication.revision;
  change.state = DutyChangeState::kStands;
  store::set_state(database, change.id, change.state, change.revision, std::nullopt);
  record_act(database, desk.invocation, "change stands", subject_of(change), detail_of(change));
  return answer_of(desk, snapshot, change, judged);
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
    ChangedView view = told(snapshot, wanted_in(snapshot));
    view.rehearsed = true;
    return view;
  }
  return write_to(desk.invocation, [&](store::Database& database) {
    refuse_clock_behind(desk.invocation, database);
    const Snapshot snapshot = read_snapshot(database);
    DutyChange change = wanted_in(snapshot);
    change.id = store::next_change(database);
    store::add_duty_change(database, change);
    if (change.answers.empty() && !is_open_call(change))
      return make_stand(database, desk, snapshot, change, actor);
    record_act(database, desk.invocation, "change proposed", subject_of(change), detail_of(change));
    return told(snapshot, change);
  });
}

ChangedView accept_change(const Context& context, ChangeId id, bool dry_run) {
  const OpenDesk& desk = context.desk();
  const Actor actor = actor_of(context);
  const Instant now = desk.invocation.now;
  const auto agreed = [&](const store::Database& database, const Snapshot& snapshot) {
    DutyChange change = find_change(database, id);
    refuse_unless_waiting(change, now);
    refuse_if_moved(store::records_of(snapshot.published), change);
    if (is_open_call(change)) {
      if (actor.part == Part::kRequester || !find_person(desk.desk, actor.id))
        throw Failure(ExitCode::kRule, actor.id + " can hold no duty here");
      for (Stretch& stretch : change.stretches)
        if (!stretch.to) stretch.to = actor.id;
    } else if (actor.part != Part::kLead &&
               std::ranges::count(still_asked(change), actor.id) == 0) {
      throw Failure(ExitCode::kRule, fmt::format("change {} does not ask {}", id, actor.id));
    }
    for (ChangeAnswer& answer : change.answers)
      if (answer.person == actor.id || actor.part == Part::kLead) answer.agrees = true;
    return change;
  };
  if (dry_run) {
    const auto database = store_to_read(desk.invocation);
    const Snapshot snapshot = read_snapshot(database);
    const DutyChange change = agreed(database, snapshot);
    const JudgedChange judged =
        ChangeJudge(desk, snapshot, change.stretches).rehearse(change.stretches);
    refuse_if_broken(judged, change, actor);
    ChangedView view = answer_of(desk, snapshot, change, judged);
    view.rehearsed = true;
    return view;
  }
  return write_to(desk.invocation, [&](store::Database& database) {
    refuse_clock_behind(desk.invocation, database);
    const Snapshot snapshot = read_snapshot(database);
    const DutyChange change = agreed(database, snapshot);
    store::take_offer(database, id, actor.id);  // where it is one
    for (const ChangeAnswer& answer : change.answers)
      if (answer.agrees) store::answer_duty_change(database, id, answer.person, true, now);
    if (still_asked(change).empty()) return make_stand(database, desk, snapshot, change, actor);
    record_act(database, desk.invocation, "change accepted", subject_of(change), "by=" + actor.id);
    return answer_of(desk, snapshot, change, std::nullopt);
  });
}

ChangedView decline_change(const Context& context, ChangeId id) {
  const OpenDesk& desk = context.desk();
  const Actor actor = actor_of(context);
  return write_to(desk.invocation, [&](store::Database& database) {
    refuse_clock_behind(desk.invocation, database);
    const DutyChange change = find_change(database, id);
    refuse_unless_waiting(change, desk.invocation.now);
    const bool asked = std::ranges::count(still_asked(change), actor.id) > 0;
    if (!asked && actor.part != Part::kLead)
      throw Failure(ExitCode::kRule, fmt::format("change {} does not ask {}", id, actor.id));
    if (asked) store::answer_duty_change(database, id, actor.id, false, desk.invocation.now);
    store::set_state(database, id, DutyChangeState::kDeclined, std::nullopt, desk.invocation.now);
    record_act(database, desk.invocation, "change declined", subject_of(change), "");
    return answer_of(desk, read_snapshot(database), find_change(database, id), std::nullopt);
  });
}

ChangedView withdraw_change(const Context& context, ChangeId id) {
  const OpenDesk& desk = context.desk();
  const Actor actor = actor_of(context);
  return write_to(desk.invocation, [&](store::Database& database) {
    refuse_clock_behind(desk.invocation, database);
    const DutyChange change = find_change(database, id);
    const Instant now = desk.invocation.now;
    if (change.by != actor.id) require_lead(actor, "withdraw what another proposed");
    const bool stands = change.state == DutyChangeState::kStands;
    if (!stands && change.state != DutyChangeState::kProposed)
      throw Failure(ExitCode::kRule,
                    fmt::format("change {} is {} already", id, to_text(change.state)));
    if (stands && begin_of(change.stretches) < now)
      throw Failure(ExitCode::kRule,
                    fmt::format("change {} has begun: what is worked is not taken back", id));
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
    for (const DutyChange& change : store::read_duty_changes(database)) {
      const bool ended = change.ended || begin_of(change.stretches) < now;
      if (all || !ended) view.changes.push_back(view_of(change, now));
    }
    std::ranges::reverse(view.changes);
    return view;
  });
}

}  // namespace respite
