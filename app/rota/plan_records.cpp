#include "app/rota/plan_records.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace respite {

SlotRecord record_of(const Desk& desk, const Turn& turn, const Slot& slot) {
  const Rota& rota = desk.rotas[at(turn.rota)];
  SlotRecord record;
  record.key = key_of(desk, turn, slot);
  record.turn = key_of(desk, turn);
  record.rota = rota.id;
  record.seat = turn.seat_id;
  record.place = turn.place;
  record.begin = slot.begin;
  record.end = slot.end;
  record.zone = turn.zone.name();
  record.span = slot.span;
  record.turn_span = turn.whole();
  record.kind = rota.counts == Counts::kWork ? SlotKind::kWork : SlotKind::kStandby;
  return record;
}

namespace {

void add_records(std::vector<SlotRecord>& records, const Desk& desk, const Turn& turn,
                 const std::optional<std::string>& holder) {
  for (const Slot& slot : turn.slots) {
    records.push_back(record_of(desk, turn, slot));
    records.back().person = holder;
    records.back().change = slot.change;
  }
}

}  // namespace

void sort_records(std::vector<SlotRecord>& records) {
  std::ranges::sort(records, {}, [](const SlotRecord& record) {
    return std::tie(record.span.begin, record.key);
  });
}

std::vector<SlotRecord> records_of(const Problem& problem, const Solution& solution) {
  const Desk& desk = problem.desk;
  std::vector<SlotRecord> records;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    if (!problem.turns[t].in_window) continue;
    const auto holder = solution.holder[t];
    add_records(records, desk, problem.turns[t].turn,
                holder ? std::optional(desk.people[at(*holder)].id) : std::nullopt);
  }
  for (const HeldTurn& kept : problem.kept) add_records(records, desk, kept.turn, kept.holder);
  sort_records(records);
  return records;
}

Solution solution_of(const Problem& problem, const std::vector<SlotRecord>& records) {
  std::multimap<std::string, const SlotRecord*> by_turn;
  for (const SlotRecord& record : records) by_turn.emplace(record.turn, &record);
  // Of a part, what says who holds that part.
  const auto record_for = [&](const Turn& turn) -> const SlotRecord* {
    const auto [first, last] = by_turn.equal_range(key_of(problem.desk, turn));
    const auto same = std::find_if(first, last, [&](const auto& record) {
      return !turn.part_of || record.second->span.overlaps(turn.slots.front().span);
    });
    return same == last ? nullptr : same->second;
  };
  const auto at_the_time = [&](const Turn& turn) {
    const auto found = std::ranges::find_if(records, [&](const SlotRecord& record) {
      return record.rota == problem.desk.rotas[at(turn.rota)].id && record.seat == turn.seat_id &&
             record.place == turn.place && record.span.overlaps(turn.slots.front().span);
    });
    return found == records.end() ? nullptr : &*found;
  };
  Solution solution = empty_solution(problem);
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (!turn.in_window || (turn.fixed && is_by_change(turn.turn)))
      continue;  // a change stands, whatever was planned
    const SlotRecord* record = record_for(turn.turn);
    if (!record && turn.leftover) record = at_the_time(turn.turn);
    if (record && record->person) solution.holder[t] = find_person(problem.desk, *record->person);
  }
  return solution;
}

CutSlots cut_slots(const Problem& problem, const std::vector<SlotRecord>& published, Instant now) {
  std::multimap<std::string, const CutTurn*> cuts;
  for (const CutTurn& cut : problem.cut) cuts.emplace(cut.key, &cut);
  CutSlots slots;
  for (const SlotRecord& record : published) {
    const auto [first, last] = cuts.equal_range(record.turn);
    const auto found = std::find_if(first, last, [&](const auto& cut) {
      return cut.second->part.empty() || cut.second->part.contains(record.span.begin);
    });
    if (found == last || record.span.end <= now) continue;
    const Instant at = found->second->at;
    slots.replaced.push_back(record.key);
    if (record.span.begin >= at) continue;
    SlotRecord left = record;
    left.turn_span.end = at;
    if (left.span.end > at) {
      left.span.end = at;
      left.end = Zone::find(left.zone).value_or(problem.desk.zone).to_wall(at);
    }
    slots.left.push_back(std::move(left));
  }
  return slots;
}

std::vector<SlotRecord> standing_after(const std::vector<SlotRecord>& published, Interval window,
                                       const CutSlots& cut,
                                       const std::vector<SlotRecord>& planned) {
  const std::set<std::string> replaced(cut.replaced.begin(), cut.replaced.end());
  std::vector<SlotRecord> stand = published;
  std::erase_if(stand, [&](const SlotRecord& record) {
    return is_replaced(window, record.turn_span) || replaced.contains(record.key);
  });
  stand.insert(stand.end(), cut.left.begin(), cut.left.end());
  stand.insert(stand.end(), planned.begin(), planned.end());
  sort_records(stand);
  return stand;
}

std::vector<SlotRecord> reaching_into(Interval window, const std::vector<SlotRecord>& stand) {
  std::vector<SlotRecord> reaching;
  for (const SlotRecord& record : stand) {
    const bool before = record.turn_span.begin < window.begin && window.begin < record.span.end;
    if (before && record.kind != SlotKind::kProtected) reaching.push_back(record);
  }
  return reaching;
}

Names names_of(const Desk& desk) {
  Names names;
  for (const Person& person : desk.people) names.people.push_back({person.id, person.name});
  for (const Rota& rota : desk.rotas) names.rotas.push_back({rota.id, rota.name});
  return names;
}

}  // namespace respite
