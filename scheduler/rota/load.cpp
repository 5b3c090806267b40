#include "scheduler/rota/load.h"

#include <algorithm>

#include "scheduler/team/service_time.h"

namespace respite {

IntervalSet covered_time(const Turn& turn) {
  std::vector<Interval> spans;
  spans.reserve(turn.slots.size());
  for (const Slot& slot : turn.slots) spans.push_back(slot.span);
  return IntervalSet(std::move(spans));
}

int factor_of(const Desk& desk, const Turn& turn) {
  const Rota& rota = desk.rotas[at(turn.rota)];
  if (const auto* plan = std::get_if<HandoverPlan>(&rota.plan))
    return turn.seat < plan->seats.size() ? plan->seats[turn.seat].factor_percent : 100;
  const auto& shifts = std::get<ShiftPlan>(rota.plan).shifts;
  return turn.seat < shifts.size() ? shifts[turn.seat].factor_percent : 100;
}

std::vector<std::int64_t> loads_of(const Desk& desk, const DeskCalendars& calendars,
                                   const Turn& turn) {
  struct Known {
    Zone zone;
    const HolidayCalendar* holidays;
    std::int64_t load;
  };
  std::vector<Known> known;
  std::vector<std::int64_t> loads;
  const IntervalSet time = covered_time(turn);
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const Zone zone = desk.people[i].zone;
    const HolidayCalendar& holidays = holidays_of(calendars, desk.people[i]);
    auto it = std::ranges::find_if(
        known, [&](const Known& k) { return k.zone == zone && k.holidays == &holidays; });
    if (it == known.end()) {
      const BandTimes times = band_times(time, desk.bands, zone, holidays);
      known.push_back({zone, &holidays, load_of(times, desk.fairness, factor_of(desk, turn))});
      it = known.end() - 1;
    }
    loads.push_back(it->load);
  }
  return loads;
}

}  // namespace respite
