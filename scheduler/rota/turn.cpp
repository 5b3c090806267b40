#include "scheduler/rota/turn.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "scheduler/rota/expand.h"

namespace respite {
namespace {

std::vector<Turn> turns_touching(const Desk& desk, const DeskCalendars& calendars, RotaIndex rota,
                                 Interval window) {
  const bool shifts = std::holds_alternative<ShiftPlan>(desk.rotas[at(rota)].plan);
  std::vector<Turn> turns = shifts ? expand_shifts(desk, calendars, rota, window)
                                   : expand_handovers(desk, calendars, rota, window);
  std::erase_if(turns, [](const Turn& turn) { return turn.slots.empty(); });
  return turns;
}

auto order_of(const Turn& turn) {
  return std::tuple(turn.span.begin, turn.rota, turn.seat, turn.place, turn.begin, turn.end);
}

template <class Wanted>
std::vector<Turn> turns_of_all(const Desk& desk, const DeskCalendars& calendars, Interval window,
                               const Wanted& wanted) {
  std::vector<Turn> all;
  for (std::size_t rota = 0; rota < desk.rotas.size(); ++rota)
    for (Turn& turn : turns_touching(desk, calendars, index_of<RotaIndex>(rota), window))
      if (wanted(turn)) all.push_back(std::move(turn));
  std::sort(all.begin(), all.end(),
            [](const Turn& a, const Turn& b) { return order_of(a) < order_of(b); });
  return all;
}

}  // namespace

bool is_second_pass(Zone zone, Wall wall, Instant moment) {
  return zone.to_wall(moment) == wall && zone.at_transition(wall) != moment;
}

Turn within(Turn turn, const IntervalSet& time) {
  std::vector<Slot> slots;
  for (const Slot& slot : turn.slots) {
    for (const Interval& span : intersect(time, slot.span)) {
      const bool first = span.begin == slot.span.begin;
      slots.push_back({first ? slot.begin : turn.zone.to_wall(span.begin),
                       span.end == slot.span.end ? slot.end : turn.zone.to_wall(span.end), span,
                       first ? slot.key : std::string{}, slot.change});
    }
  }
  turn.slots = std::move(slots);
  return turn;
}

Turn part_within(Turn turn, const IntervalSet& time, Interval covered) {
  const Interval whole = turn.whole();
  Turn part = within(std::move(turn), time);
  part.part_of = whole;
  if (part.slots.empty()) return part;
  const Instant begin = part.slots.front().span.begin;
  const Instant end = part.slots.back().span.end;
  part.span = {begin == covered.begin ? whole.begin : begin, end == covered.end ? whole.end : end};
  return part;
}

bool is_by_change(const Turn& turn) {
  return std::ranges::any_of(turn.slots, [](const Slot& slot) { return slot.change != 0; });
}

Need need_of(const Rota& rota, std::string_view seat, std::uint32_t place) {
  if (const auto* plan = std::get_if<ShiftPlan>(&rota.plan)) {
    const auto shift = std::ranges::find(plan->shifts, seat, &Shift::id);
    if (shift == plan->shifts.end()) return Need::kRequired;
    if (!shift->required) return Need::kOptional;
    const auto head = static_cast<int>(place);
    if (shift->least.value_or(shift->staff) > head) return Need::kRequired;
    if (shift->staff > head) return Need::kWanted;
    // Beyond what may stand there as a rule a calendar has raised it.
    if (shift->most.value_or(shift->staff) > head) return Need::kOptional;
    return shift->least ? Need::kWanted : Need::kRequired;
  }
  const auto& seats = std::get<HandoverPlan>(rota.plan).seats;
  const auto found = std::ranges::find(seats, seat, &Seat::id);
  if (found == seats.end()) return Need::kRequired;
  return found->required && !found->shadow ? Need::kRequired : Need::kOptional;
}

bool is_required(const Rota& rota, std::string_view seat, std::uint32_t place) {
  return need_of(rota, seat, place) == Need::kRequired;
}

std::string duty_key(std::string_view rota, std::string_view seat, Wall begin, std::uint32_t place,
                     bool second_pass) {
  std::string key(rota);
  key += '/';
  key += seat;
  key += '/';
  key += to_text(day_of(begin));
  key += 'T';
  key += to_text(time_of_day(begin));
  if (second_pass) key += "_2";
  if (place > 0) key += '/' + std::to_string(place + 1);
  return key;
}

std::string key_of(const Desk& desk, const Turn& turn) {
  return duty_key(desk.rotas[at(turn.rota)].id, turn.seat_id, turn.begin, turn.place,
                  turn.second_pass());
}

std::string key_of(const Desk& desk, const Turn& turn, const Slot& slot) {
  if (!slot.key.empty()) return slot.key;
  return duty_key(desk.rotas[at(turn.rota)].id, turn.seat_id, slot.begin, turn.place,
                  is_second_pass(turn.zone, slot.begin, slot.span.begin));
}

std::optional<Wall> begin_in_key(std::string_view key) {
  const std::size_t seat = key.find('/');
  const std::size_t begin = seat == std::string_view::npos ? seat : key.find('/', seat + 1);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::string_view rest = key.substr(begin + 1);
  return parse_wall(rest.substr(0, rest.find_first_of("/_")));
}

std::vector<Turn> expand_turns(const Desk& desk, const DeskCalendars& calendars, Interval window) {
  return turns_of_all(desk, calendars, window,
                      [&](const Turn& turn) { return window.begin <= turn.span.begin; });
}

std::vector<Turn> expand_running_turns(const Desk& desk, const DeskCalendars& calendars,
                                       Interval window) {
  return turns_of_all(desk, calendars, window,
                      [&](const Turn& turn) { return turn.span.begin < window.begin; });
}

}  // namespace respite
