#include "scheduler/rota/turn.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
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

}  // namespace

std::string duty_key(std::string_view rota, std::string_view seat, Wall begin,
                     std::uint32_t place) {
  const TimeOfDay time = time_of_day(begin);
  std::string key = fmt::format("{}/{}/{}T{}", rota, seat, to_text(day_of(begin)), to_text(time));
  if (place > 0) key += fmt::format("/{}", place + 1);
  return key;
}

std::vector<Turn> expand_turns(const Desk& desk, const DeskCalendars& calendars, Interval window) {
  std::vector<Turn> all;
  for (std::size_t rota = 0; rota < desk.rotas.size(); ++rota) {
    std::vector<Turn> turns = turns_touching(desk, calendars, index_of<RotaIndex>(rota), window);
    std::erase_if(turns, [&](const Turn& turn) { return turn.span.begin < window.begin; });
    std::move(turns.begin(), turns.end(), std::back_inserter(all));
  }
  std::sort(all.begin(), all.end(),
            [](const Turn& a, const Turn& b) { return order_of(a) < order_of(b); });
  return all;
}

std::vector<IntervalSet> uncovered_before_first_turn(const Desk& desk,
                                                     const DeskCalendars& calendars,
                                                     Interval window) {
  std::vector<IntervalSet> uncovered;
  for (std::size_t rota = 0; rota < desk.rotas.size(); ++rota) {
    std::vector<Interval> begun_before;
    for (const Turn& turn : turns_touching(desk, calendars, index_of<RotaIndex>(rota), window)) {
      if (turn.span.begin >= window.begin) continue;
      for (const Slot& slot : turn.slots) begun_before.push_back(intersection(slot.span, window));
    }
    uncovered.emplace_back(std::move(begun_before));
  }
  return uncovered;
}

}  // namespace respite
