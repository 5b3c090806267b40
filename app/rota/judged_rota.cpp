#include "app/rota/judged_rota.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "app/operation/failure.h"
#include "app/rota/held_turns.h"
#include "app/rota/input_digest.h"
#include "scheduler/rota/life/release.h"
#include "scheduler/rota/load.h"
#include "store/diff.h"
#include "store/incumbents.h"

namespace respite {
namespace {

using PlaceKey = std::tuple<const std::string&, const std::string&, std::uint32_t>;

PlaceKey place_of(const SlotRecord& slot) { return {slot.rota, slot.seat, slot.place}; }

// What a re-plan moved: published turns that its slots give to somebody else, and the rest of one
// begun before its window that they hold under another key. What a change gave since then stays, as
// long as its holder can hold it.
void loosen(Facts& facts, const OpenDesk& opened, const store::Draft& draft) {
  const Desk& desk = opened.desk;
  release(facts, desk, opened.calendars, draft.window, Instant::max());  // who cannot
  std::multimap<std::string, const SlotRecord*> by_turn;
  for (const SlotRecord& slot : draft.slots) by_turn.emplace(slot.turn, &slot);
  for (HeldTurn& held : facts.held) {
    const bool unable = std::exchange(held.loose_from, std::nullopt).has_value();
    if (is_by_change(held.turn) && !unable) continue;
    const IntervalSet time = covered_time(held.turn);
    const auto is_own = [&](const auto& slot) { return time.overlaps(slot.second->span); };
    const auto [first, last] = by_turn.equal_range(key_of(desk, held.turn));
    if (const auto same = std::find_if(first, last, is_own); same != last) {
      const auto holder = held.person ? desk.people[at(*held.person)].id : held.holder;
      if (same->second->person.value_or("") != holder) held.loose_from = held.turn.span.begin;
      continue;
    }
    if (is_replaced(draft.window, held.turn.whole())) continue;
    const std::string& rota = desk.rotas[at(held.turn.rota)].id;
    for (const SlotRecord& slot : draft.slots)
      if (place_of(slot) == PlaceKey{rota, held.turn.seat_id, held.turn.place} &&
          time.overlaps(slot.span))
        held.loose_from = std::min(held.loose_from.value_or(slot.span.begin), slot.span.begin);
  }
}

void lay_over(Judged& judged, const std::vector<SlotRecord>& published, Instant now) {
  judged.cut = cut_slots(judged.problem, published, now);
  judged.stand = standing_after(published, judged.problem.window, judged.cut, judged.records);
}

// Protected time of a draft: as it was placed with it, but where it was published anew since.
std::vector<SlotRecord> blocks_of(const Snapshot& snapshot, const store::Draft& draft) {
  std::map<std::string, SlotRecord> blocks;
  for (const SlotRecord& slot : draft.slots)
    if (slot.kind == SlotKind::kProtected) blocks[slot.key] = slot;
  for (const PublishedSlot& each : snapshot.published)
    if (each.slot.kind == SlotKind::kProtected && draft.base < each.revision &&
        is_replaced(draft.window, each.slot.turn_span))
      blocks[each.slot.key] = each.slot;
  for (const BlockChoiceRecord& choice : snapshot.choices)
    if (choice.what == BlockChoice::kDrop)
      std::erase_if(blocks, [&](const auto& entry) {
        const SlotRecord& slot = entry.second;
        return slot.person == choice.person && slot.seat == choice.kind &&
               begin_in_key(slot.key) == choice.origin;
      });
  std::vector<SlotRecord> records;
  records.reserve(blocks.size());
  for (auto& [key, slot] : blocks) records.push_back(std::move(slot));
  return records;
}

}  // namespace

bool is_planned_as_one(const Snapshot& snapshot, Interval window) {
  return snapshot.latest && snapshot.latest->window == window;
}

Judged judge_published(const OpenDesk& desk, const Snapshot& snapshot, Interval window) {
  Judged judged;
  judged.stand = store::records_of(snapshot.published);
  Facts facts = facts_from(desk.desk, judged.stand, window);
  carry_in(facts, desk.desk, snapshot.past, judged.stand, window);
  facts.now = desk.invocation.now;
  judged.problem = problem_as_published(desk.desk, desk.calendars, facts, window);
  judged.problem.planned_as_one = is_planned_as_one(snapshot, window);
  judged.solution = empty_solution(judged.problem);  // with whoever holds what is published
  judged.judgement = check(judged.problem, judged.solution);
  for (const SlotRecord& record : judged.stand)
    if (is_replaced(window, record.turn_span)) judged.records.push_back(record);
  return judged;
}

Judged judge_draft(const OpenDesk& desk, const Snapshot& snapshot) {
  const store::Draft& draft = draft_of(snapshot);
  const std::vector<SlotRecord> published = store::records_of(snapshot.published);
  Facts facts = facts_from(desk.desk, published, draft.window, desk.invocation.now);
  carry_in(facts, desk.desk, snapshot.past, published, draft.window);
  const bool replan = draft.kind == store::DraftKind::kReplan;
  if (replan) loosen(facts, desk, draft);
  Judged judged;
  judged.problem = build_problem(desk.desk, desk.calendars, facts, draft.window);
  // None of it is past; of a re-plan it is what was published.
  judged.problem.planned_as_one = judged.problem.window == draft.window &&
                                  (!replan || is_planned_as_one(snapshot, draft.window));
  judged.solution = solution_of(judged.problem, draft.slots);
  judged.judgement = check(judged.problem, judged.solution);
  judged.moved = moved_inputs(draft.input_digest, input_digest(desk));
  std::erase(judged.moved, kRecordedLeave);  // a change: what it breaks is judged
  // Where what it was planned from has moved, it is shown as it was planned.
  judged.records = draft.slots;
  if (judged.moved.empty()) {
    judged.records = records_of(judged.problem, judged.solution);
    std::ranges::move(blocks_of(snapshot, draft), std::back_inserter(judged.records));
    sort_records(judged.records);
  }
  // Nor does it get a turn that it did not show, of what began between plan and now.
  const auto end_of = [](const SlotRecord& slot) {
    return std::tie(slot.rota, slot.seat, slot.place, slot.span.end);
  };
  std::set<decltype(end_of(draft.slots.front()))> shown;
  std::set<std::string> turns;
  for (const SlotRecord& slot : draft.slots) {
    shown.insert(end_of(slot));
    turns.insert(slot.turn);
  }
  std::erase_if(judged.records, [&](const SlotRecord& record) {
    return !is_replaced(judged.problem.window, record.turn_span) ||
           (record.kind != SlotKind::kProtected && !shown.contains(end_of(record)) &&
            !turns.contains(record.turn));
  });
  lay_over(judged, published, desk.invocation.now);
  return judged;
}

Judged judge_plan(Problem problem, Solution solution, Judgement judgement, const Snapshot& snapshot,
                  Instant now) {
  Judged judged;
  judged.judgement = std::move(judgement);
  judged.records = store::keep_incumbents(records_of(problem, solution), snapshot.published);
  judged.problem = std::move(problem);
  judged.solution = std::move(solution);
  lay_over(judged, store::records_of(snapshot.published), now);
  return judged;
}

void add_blocks(Judged& judged, const std::vector<SlotRecord>& blocks, const Snapshot& snapshot,
                Instant now) {
  judged.records.insert(judged.records.end(), blocks.begin(), blocks.end());
  sort_records(judged.records);
  lay_over(judged, store::records_of(snapshot.published), now);
}

const store::Draft& draft_of(const Snapshot& snapshot) {
  if (snapshot.draft) return *snapshot.draft;
  throw Failure(ExitCode::kInput, "there is no draft")
      .typed(": make one with `respite plan --from DATE --weeks N`");
}

}  // namespace respite
