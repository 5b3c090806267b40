#include <algorithm>

#include "scheduler/rota/expand.h"

namespace respite {
namespace {

// How many heads a shift wants at that time: as many as may stand there, or the largest raise that
// touches it.
int heads_wanted(const Rota& rota, const Shift& shift, const std::vector<IntervalSet>& raised,
                 Interval span) {
  int heads = shift.most.value_or(shift.staff);
  for (std::size_t i = 0; i < rota.raises.size() && i < raised.size(); ++i) {
    if (rota.raises[i].shift == shift.id && raised[i].overlaps(span)) {
      heads = std::max(heads, rota.raises[i].staff);
    }
  }
  return heads;
}

}  // namespace

std::vector<Turn> expand_shifts(const Desk& desk, const DeskCalendars& calendars, RotaIndex rota,
                                Interval window) {
  const Rota& declared = desk.rotas[at(rota)];
  const auto& shifts = std::get<ShiftPlan>(declared.plan).shifts;
  const std::vector<IntervalSet> raised =
      at(rota) < calendars.raises.size() ? calendars.raises[at(rota)] : std::vector<IntervalSet>{};
  std::vector<Turn> turns;
  for (std::size_t seat = 0; seat < shifts.size(); ++seat) {
    const Shift& shift = shifts[seat];
    const Zone zone = shift.zone.value_or(declared.zone);
    for (const Occurrence& one : occurrences(shift.times, zone, window)) {
      Turn turn;
      turn.rota = rota;
      turn.seat = static_cast<std::uint32_t>(seat);
      turn.seat_id = shift.id;
      turn.zone = zone;
      turn.begin = one.begin;
      turn.end = one.end;
      turn.span = one.span;
      turn.slots = {{one.begin, one.end, one.span}};
      const int heads = heads_wanted(declared, shift, raised, one.span);
      for (int head = 0; head < heads; ++head) {
        turn.place = static_cast<std::uint32_t>(head);
        turns.push_back(turn);
      }
    }
  }
  return turns;
}

}  // namespace respite
