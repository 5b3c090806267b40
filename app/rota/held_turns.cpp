#include "app/rota/held_turns.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "app/rota/timeline_of.h"
#include "scheduler/rota/account.h"
#include "scheduler/rota/load.h"

namespace respite {
namespace {

std::optional<std::uint32_t> seat_position(const Rota& rota, std::string_view id) {
  const auto position = [&](const auto& seats) -> std::optional<std::uint32_t> {
    const auto seat = find_called(seats, id);
    if (seat == seats.end()) return std::nullopt;
    return static_cast<std::uint32_t>(seat - seats.begin());
  };
  if (const auto* handover = std::get_if<HandoverPlan>(&rota.plan))
    return position(handover->seats);
  return position(std::get<ShiftPlan>(rota.plan).shifts);
}

// One holder's part of a turn: whose, and by which change.
using Part = std::tuple<std::string, std::optional<std::string>, std::int64_t>;

Part part_of(const SlotRecord& record) { return {record.turn, record.person, record.change}; }

// Turns that more than one holds, or one by a change.
std::set<std::string> turns_in_parts(const std::vector<SlotRecord>& published) {
  std::map<std::string, Part> first;
  std::set<std::string> found;
  for (const SlotRecord& record : published) {
    if (record.kind == SlotKind::kProtected) continue;
    const auto known = first.emplace(record.turn, part_of(record)).first;
    if (record.change != 0 || known->second != part_of(record)) found.insert(record.turn);
  }
  return found;
}

// The turn a first record belongs to, without its slots; nothing where the file has no such seat.
std::optional<HeldTurn> held_turn(const Desk& desk, const SlotRecord& record) {
  const auto rota = find_rota(desk, record.rota);
  const auto zone = Zone::find(record.zone);
  // Where a clock change skipped the civil begin, the key still tells it.
  const auto begin = begin_in_key(record.turn);
  if (!rota || !zone || !begin) return std::nullopt;
  const auto seat = seat_position(desk.rotas[at(*rota)], record.seat);
  if (!seat) return std::nullopt;
  HeldTurn held;
  held.key = record.turn;
  held.change = record.change;
  held.turn.rota = *rota;
  held.turn.seat = *seat;
  held.turn.place = record.place;
  held.turn.seat_id = called_now(desk, record.rota, record.seat).second;
  held.turn.zone = *zone;
  held.turn.begin = *begin;
  held.turn.span = record.turn_span;
  if (record.person) {
    held.person = find_person(desk, *record.person);
    if (!held.person) held.holder = *record.person;
  }
  return held;
}

}  // namespace

Facts facts_from(const Desk& desk, const std::vector<SlotRecord>& published, Interval window,
                 std::optional<Instant> now) {
  const Interval planned = still_ahead(window, now);
  const std::set<std::string> in_parts = turns_in_parts(published);
  std::map<Part, HeldTurn> turns;
  std::vector<std::vector<Interval>> elsewhere(desk.people.size());
  Facts facts;
  facts.now = now;
  facts.begun.resize(desk.rotas.size(), false);
  for (const SlotRecord& record : published) {
    if (record.kind == SlotKind::kProtected) continue;
    auto turn = turns.find(part_of(record));
    if (turn == turns.end()) {
      auto held = held_turn(desk, record);
      if (!held) {
        const auto rota = find_rota(desk, record.rota);
        if (rota && record.turn_span.begin < planned.begin) facts.begun[at(*rota)] = true;
        const auto person = record.person ? find_person(desk, *record.person) : std::nullopt;
        if (person && !(now && is_replaced(planned, record.turn_span)))
          elsewhere[at(*person)].push_back(record.span);
        continue;
      }
      turn = turns.emplace(part_of(record), *std::move(held)).first;
    }
    Turn& held = turn->second.turn;
    held.slots.push_back({record.begin, record.end, record.span});
    if (key_of(desk, held, held.slots.back()) != record.key) held.slots.back().key = record.key;
    // What was over when the turn was cut still has its first end.
    held.span.end = record.turn_span.end;
    held.end = held.zone.to_wall(held.span.end);
  }
  for (auto& [part, held] : turns) {
    if (in_parts.contains(held.key)) held.turn = part_within(held.turn, covered_time(held.turn));
    facts.held.push_back(std::move(held));
  }
  std::ranges::sort(facts.held, {}, [](const HeldTurn& held) {
    return std::tie(held.turn.span.begin, held.turn.rota, held.turn.seat, held.turn.place);
  });
  for (auto& spans : elsewhere) facts.elsewhere.emplace_back(std::move(spans));
  return facts;
}

void carry_in(Facts& facts, const Desk& desk, const Past& past,
              const std::vector<SlotRecord>& stand, Interval window) {
  const Interval planned = still_ahead(window, facts.now);
  facts.carried =
      carried_into(desk, past.account, timeline_of(stand), past.call_outs, planned.begin);
  facts.settled = past.account.shares_within(planned);
  for (SeatShares& shares : facts.settled)
    std::tie(shares.rota, shares.seat) = called_now(desk, shares.rota, shares.seat);
}

}  // namespace respite
