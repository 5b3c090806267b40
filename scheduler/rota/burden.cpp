#include "scheduler/rota/burden.h"

#include <algorithm>
#include <set>

#include "scheduler/rota/load.h"
#include "scheduler/team/service_time.h"
#include "scheduler/time/weekly_hours.h"

namespace respite {
namespace {

int nights_touched(const WeeklyHours& night, Zone zone, const IntervalSet& time) {
  if (time.empty()) return 0;
  const Interval hull{time.intervals().front().begin, time.intervals().back().end};
  const IntervalSet nights = expand(night, zone, hull);
  return static_cast<int>(
      std::ranges::count_if(nights, [&](Interval one) { return time.overlaps(one); }));
}

int holidays_touched(const HolidayCalendar& holidays, Zone zone, const IntervalSet& time) {
  return static_cast<int>(std::ranges::count_if(holidays.days, [&](const Holiday& holiday) {
    return time.overlaps(zone.day_span(holiday.day));
  }));
}

}  // namespace

Burden burden_of(const Problem& problem, PersonIndex person, std::span<const TurnIndex> line) {
  const ProblemPerson& who = problem.people[at(person)];
  const Clock& clock = problem.clocks[who.clock];
  const HolidayCalendar& holidays = holidays_of(problem.calendars, problem.desk.people[at(person)]);
  Burden burden{.fair = who.fair};
  std::set<int> weekends;
  std::vector<Interval> slots;
  for (const TurnIndex turn : line) {
    const ProblemTurn& held = problem.turns[at(turn)];
    if (!held.in_window) continue;
    burden.load += problem.load[at(turn)][at(person)];
    ++burden.turns;
    const BandTimes times = band_times(held.time, problem.desk.bands, clock.zone, holidays);
    for (std::size_t i = 0; i < kBandCount; ++i) burden.bands[i] += times[i];
    slots.insert(slots.end(), held.time.begin(), held.time.end());
    if (clock.first_weekend[at(turn)] >= 0)
      for (int w = clock.first_weekend[at(turn)]; w <= clock.last_weekend[at(turn)]; ++w)
        weekends.insert(w);
  }
  const IntervalSet time(std::move(slots));
  burden.nights = nights_touched(problem.desk.bands.night, clock.zone, time);
  burden.holidays = holidays_touched(holidays, clock.zone, time);
  burden.weekends = static_cast<int>(weekends.size());
  return burden;
}

}  // namespace respite
