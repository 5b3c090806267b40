#include "app/records.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace respite {
namespace {

std::string key_of_turn(const Desk& desk, const Turn& turn) {
  return duty_key(desk.rotas[at(turn.rota)].id, turn.seat_id, turn.begin, turn.place);
}

SlotRecord record_of(const Desk& desk, const ProblemTurn& problem_turn, const Slot& slot,
                     std::optional<PersonIndex> holder) {
  const Turn& turn = problem_turn.turn;
  const Rota& rota = desk.rotas[at(turn.rota)];
  SlotRecord record;
  record.key = duty_key(rota.id, turn.seat_id, slot.begin, turn.place);
  record.turn = key_of_turn(desk, turn);
  record.rota = rota.id;
  record.seat = turn.seat_id;
  record.place = turn.place;
  record.begin = slot.begin;
  record.end = slot.end;
  record.zone = turn.zone.name();
  record.span = slot.span;
  record.turn_span = turn.span;
  if (holder) record.person = desk.people[at(*holder)].id;
  record.kind = problem_turn.work ? SlotKind::kWork : SlotKind::kStandby;
  return record;
}

// A block's key names its owner: two people may learn at the same hour.
SlotRecord record_of(const Desk& desk, const ProtectedBlock& block) {
  const ProtectedTime& declared = desk.protection.blocks[block.declared];
  const Person& person = desk.people[at(block.person)];
  SlotRecord record;
  record.seat = to_text(declared.kind);
  record.key = duty_key(kProtectedRota, record.seat + "." + person.id, block.begin, 0);
  record.turn = record.key;
  record.rota = kProtectedRota;
  record.begin = block.begin;
  record.end = block.end;
  record.zone = person.zone.name();
  record.span = block.span;
  record.turn_span = block.span;
  record.person = person.id;
  record.kind = SlotKind::kProtected;
  record.firmness = to_text(declared.firmness);
  record.topic = declared.topic;
  return record;
}

}  // namespace

std::vector<SlotRecord> records_of(const Problem& problem, const Solution& solution) {
  std::vector<SlotRecord> records;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (!turn.in_window) continue;
    for (const Slot& slot : turn.turn.slots) {
      records.push_back(record_of(problem.desk, turn, slot, solution.holder[t]));
    }
  }
  for (const ProtectedBlock& block : expand_fixed_blocks(problem.desk, problem.window)) {
    records.push_back(record_of(problem.desk, block));
  }
  std::ranges::sort(records, {}, [](const SlotRecord& record) {
    return std::tie(record.span.begin, record.key);
  });
  return records;
}

Solution solution_of(const Problem& problem, const std::vector<SlotRecord>& records) {
  std::map<std::string, const std::string*> holders;
  for (const SlotRecord& record : records) {
    if (record.person) holders.emplace(record.turn, &*record.person);
  }
  Solution solution = empty_solution(problem);
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (!turn.in_window) continue;
    const auto holder = holders.find(key_of_turn(problem.desk, turn.turn));
    if (holder != holders.end()) solution.holder[t] = find_person(problem.desk, *holder->second);
  }
  return solution;
}

Names names_of(const Desk& desk) {
  Names names;
  for (const Person& person : desk.people) names.people.push_back({person.id, person.name});
  for (const Rota& rota : desk.rotas) names.rotas.push_back({rota.id, rota.name});
  return names;
}

}  // namespace respite
