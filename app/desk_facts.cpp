#include "app/desk_facts.h"

#include <algorithm>
#include <map>

namespace respite {
namespace {

// Nothing where the desk has no duty of that kind.
const Rota* emergency_rota(const Desk& desk) {
  const auto rota = std::ranges::find_if(desk.rotas, [](const Rota& candidate) {
    return candidate.counts == Counts::kStandby &&
           std::holds_alternative<HandoverPlan>(candidate.plan);
  });
  return rota == desk.rotas.end() ? nullptr : &*rota;
}

// The seat's holders from handover to handover: a turn of many slots is one.
std::vector<OnCall> holders(const Desk& desk, const Snapshot& snapshot, const std::string& rota,
                            const std::string& seat) {
  std::map<Interval, PersonIndex> turns;
  for (const PublishedSlot& published : snapshot.published) {
    const SlotRecord& slot = published.slot;
    if (slot.rota != rota || slot.seat != seat || !slot.person) continue;
    const auto person = find_person(desk, *slot.person);
    if (person) turns.emplace(slot.turn_span, *person);
  }
  std::vector<OnCall> held;
  for (const auto& [span, person] : turns) held.push_back({span, person});
  return held;
}

std::vector<IntervalSet> rostered(const Desk& desk, const Snapshot& snapshot) {
  std::vector<std::vector<Interval>> spans(desk.people.size());
  for (const PublishedSlot& published : snapshot.published) {
    const SlotRecord& slot = published.slot;
    if (slot.kind != SlotKind::kWork || !slot.person) continue;
    const auto person = find_person(desk, *slot.person);
    if (person) spans[at(*person)].push_back(slot.span);
  }
  std::vector<IntervalSet> sets;
  for (auto& one : spans) sets.emplace_back(std::move(one));
  return sets;
}

DeskFacts desk_facts(const Desk& desk, const DeskCalendars& calendars, const Snapshot& snapshot) {
  DeskFacts facts;
  for (IntervalSet& time : rostered(desk, snapshot)) {
    facts.people.emplace_back().rostered = std::move(time);
  }
  if (const Rota* rota = emergency_rota(desk)) {
    const auto& seats = std::get<HandoverPlan>(rota->plan).seats;
    facts.primary = holders(desk, snapshot, rota->id, seats.front().id);
    if (seats.size() > 1) facts.secondary = holders(desk, snapshot, rota->id, seats[1].id);
  }
  add_recorded(facts, desk, calendars, snapshot.recorded);
  return facts;
}

}  // namespace

std::shared_ptr<const DeskSnapshot> desk_snapshot(const OpenDesk& desk, const Snapshot& snapshot) {
  return std::make_shared<const DeskSnapshot>(
      DeskSnapshot{desk.desk, desk.calendars, desk_facts(desk.desk, desk.calendars, snapshot)});
}

}  // namespace respite
