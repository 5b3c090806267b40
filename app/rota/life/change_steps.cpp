#include "app/rota/life/change_steps.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/operation/failure.h"
#include "app/record/act.h"
#include "app/rota/changes.h"
#include "app/rota/life/record_change.h"
#include "app/rota/life/refuse_change.h"
#include "store/diff.h"
#include "text/list.h"

namespace respite {

bool is_open_call(const DutyChange& change) {
  return std::ranges::any_of(change.stretches, [](const Stretch& stretch) { return !stretch.to; });
}

bool is_in(const SlotRecord& slot, const Stretch& stretch) {
  return slot.rota == stretch.rota && slot.seat == stretch.seat && slot.place == stretch.place &&
         slot.span.overlaps(stretch.span);
}

std::vector<std::string> still_asked(const DutyChange& change) {
  std::vector<std::string> asks;
  for (const ChangeAnswer& answer : change.answers)
    if (!answer.agrees) asks.push_back(answer.person);
  return asks;
}

std::vector<Stretch> left_of(const DutyChange& call, std::vector<SlotRecord> published) {
  std::ranges::sort(published, {}, [](const SlotRecord& slot) { return slot.span.begin; });
  std::vector<Stretch> left;
  for (const Stretch& offered : call.stretches) {
    bool goes_on = false;  // the stretch before
    for (const SlotRecord& slot : published) {
      if (!is_in(slot, offered)) continue;
      const bool held = slot.person == offered.from;
      const Interval span = intersection(slot.span, offered.span);
      if (held && !goes_on) {
        left.push_back(offered);
        left.back().span.begin = span.begin;
      }
      if (held) left.back().span.end = span.end;
      goes_on = held;
    }
  }
  return left;
}

DutyChangeView view_of(const DutyChange& change, const std::vector<SlotRecord>& published,
                       Instant now) {
  DutyChangeView view{change, {}, false, false};
  if (change.state != DutyChangeState::kProposed) return view;
  view.asks = still_asked(change);
  view.open = is_open_call(change);
  view.over = begin_of(change.stretches) < now;
  if (!view.open) return view;
  std::vector<Stretch> left = left_of(change, published);
  view.over = left.empty() || begin_of(left) < now;
  if (!left.empty()) view.change.stretches = std::move(left);
  return view;
}

ChangedView answer_of(const OpenDesk& desk, const Snapshot& snapshot, const DutyChange& change,
                      const std::optional<JudgedChange>& judged) {
  ChangedView view;
  view.zone = desk.desk.zone.name();
  view.names = names_with_gone(desk.desk, snapshot.names);
  view.change = view_of(change, store::records_of(snapshot.published), desk.invocation.now);
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
  if (!change) throw NoSuch("there is no change {}", id);
  return *std::move(change);
}

std::string subject_of(const DutyChange& change) { return fmt::format("change {}", change.id); }

std::string detail_of(const DutyChange& change) {
  std::string detail = "kind=" + to_text(change.kind);
  for (const Stretch& stretch : change.stretches)
    detail += fmt::format(" {}/{}/{}={}..{}:{}>{}", stretch.rota, stretch.seat, stretch.place + 1,
                          to_rfc3339(stretch.span.begin), to_rfc3339(stretch.span.end),
                          stretch.from.value_or("-"), stretch.to.value_or("-"));
  if (!change.despite.empty())
    detail += fmt::format(" despite={}", text::join(change.despite, ","));
  return detail;
}

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

}  // namespace respite
