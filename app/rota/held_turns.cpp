#include "app/rota/held_turns.h"

#include <algorithm>
#include <map>
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

// One holder's part of a turn.
using Part = std::pair<std::string_view, std::optional<std::string_view>>;

Part part_of(const SlotRecord& record) { return {record.turn, record.person}; }

// From the first slot to the last of each turn that more than one holds.
std::map<std::string_view, Interval> turns_in_parts(const std::vector<SlotRecord>& published) {
  struct Known {
    Part first;
    Interval covered;
    bool in_parts = false;
  };
  std::map<std::string_view, Known> turns;
  for (const SlotRecord& record : published) {
    if (record.kind == SlotKind::kProtected) continue;
    Known& known =
        turns.try_emplace(record.turn, Known{part_of(record), record.span}).first->second;
    known.in_parts = known.in_parts || known.first != part_of(record);
    known.covered = {std::min(known.covered.begin, record.span.begin),
                     std::max(known.covered.end, record.span.end)};
  }
  std::map<std::string_view, Interval> found;
  for (const auto& [turn, known] : turns)
    if (known.in_parts) found.emplace(turn, known.covered);
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
  const std::map<std::string_view, Interval> in_parts = turns_in_parts(published);
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
    held.slots.push_back({record.begin, record.end, record.span, {}, record.change});
    if (key_of(desk, held, held.slots.back()) != record.key) held.slots.back().key = record.key;
    // What was over when the turn was cut still has its first end.
    held.span.end = record.turn_span.end;
    held.end = held.zone.to_wall(held.span.end);
  }
  for (auto& [part, held] : turns) {
    if (const auto turn = in_parts.find(held.key); turn != in_parts.end())
      held.turn = part_within(held.turn, covered_time(held.turn), turn->second);
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
