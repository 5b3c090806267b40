#include "app/rota/frozen.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/rota/held_turns.h"
#include "scheduler/rota/life/release.h"
#include "scheduler/rota/load.h"
#include "scheduler/rota/timeline.h"
#include "store/diff.h"

namespace respite {
namespace {

// Rota, seat and person: interchangeable places are one.
using Hand = std::tuple<std::string, std::string, std::string>;

Hand hand_of(const SlotRecord& slot) { return {slot.rota, slot.seat, slot.person.value_or("")}; }

bool is_duty(const SlotRecord& slot, Interval window) {
  return slot.person && slot.kind != SlotKind::kProtected && slot.span.overlaps(window);
}

// What nobody can rely on, because its holder cannot hold it: by the key of its turn.
std::multimap<std::string, HeldTurn> given_up(const OpenDesk& desk, const Snapshot& snapshot,
                                              Interval frozen) {
  Facts facts =
      facts_from(desk.desk, store::records_of(snapshot.published), frozen, desk.invocation.now);
  release(facts, desk.desk, desk.calendars, frozen, Instant::max());
  std::multimap<std::string, HeldTurn> turns;
  for (const HeldTurn& held : facts.held)
    if (held.loose_from) turns.emplace(held.key, held);
  return turns;
}

}  // namespace

Interval frozen_time(const OpenDesk& desk) {
  const Instant now = desk.invocation.now;
  return {now, now + desk.desk.freeze};
}

std::vector<FrozenView> frozen_and_moved(const OpenDesk& desk, const Snapshot& snapshot,
                                         const Judged& draft, const Names& names) {
  const Interval frozen = frozen_time(desk);
  std::vector<FrozenView> moved;
  if (frozen.empty()) return moved;
  std::map<Hand, std::vector<Interval>> stands;
  for (const SlotRecord& slot : draft.stand)
    if (is_duty(slot, frozen)) stands[hand_of(slot)].push_back(slot.span);
  const std::multimap<std::string, HeldTurn> up = given_up(desk, snapshot, frozen);
  for (const PublishedSlot& published : snapshot.published) {
    const SlotRecord& slot = published.slot;
    if (!is_duty(slot, frozen)) continue;
    Interval stays = intersection(slot.span, frozen);
    const auto [first, last] = up.equal_range(slot.turn);
    for (auto one = first; one != last; ++one)
      if (covered_time(one->second.turn).overlaps(slot.span))
        stays.end = std::min(stays.end, std::max(stays.begin, *one->second.loose_from));
    Duty held;
    held.rota = slot.rota;
    held.person = slot.person;
    held.turn = slot.turn_span;
    const IntervalSet able = able_time(desk.desk, desk.calendars, held, stays);
    for (const Interval lost : subtract(able, IntervalSet(stands[hand_of(slot)])))
      moved.push_back({slot.rota, slot.seat, *slot.person, name_in(names.people, *slot.person),
                       lost, slot.zone});
  }
  std::ranges::stable_sort(moved, {}, [](const FrozenView& one) { return one.span.begin; });
  return moved;
}

std::vector<FrozenView> kept_by_freeze(const OpenDesk& desk, const Judged& judged,
                                       const Names& names) {
  const Problem& problem = judged.problem;
  const Interval frozen = frozen_time(desk);
  std::vector<FrozenView> kept;
  std::set<TurnIndex> seen;
  for (const Violation& violation : judged.judgement.violations)
    if (is_about_holding(violation.rule))  // its holder cannot hold it
      seen.insert(violation.turns.begin(), violation.turns.end());
  for (const Violation& violation : judged.judgement.violations) {
    if (!violation.hard) continue;
    for (const TurnIndex index : violation.turns) {
      const Turn& turn = problem.turns[at(index)].turn;
      const auto holder = problem.turns[at(index)].fixed;
      const bool stays = holder && frozen.contains(turn.span.begin) && !is_by_change(turn);
      if (!stays || !seen.insert(index).second) continue;
      const std::string& person = problem.desk.people[at(*holder)].id;
      kept.push_back({problem.desk.rotas[at(turn.rota)].id, turn.seat_id, person,
                      name_in(names.people, person), turn.span, turn.zone.name()});
    }
  }
  return kept;
}

}  // namespace respite
