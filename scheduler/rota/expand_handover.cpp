#include <cassert>

#include "scheduler/rota/expand.h"
#include "scheduler/team/service_time.h"

namespace respite {
namespace {

using std::chrono::days;

struct Moment {  // one handover
  Wall wall;
  Instant instant;
};

// Handover dates in [first, last].
std::vector<Day> dates(const EveryDays& every, Day from, Day first, Day last) {
  assert(every.days > 0);
  const days step{every.days};
  std::vector<Day> found;
  Day day = from;
  if (first > from) day += (first - from + step - days{1}) / step * step;
  for (; day <= last; day += step) found.push_back(day);
  return found;
}

std::vector<Day> dates(const EveryWeekdays& every, Day from, Day first, Day last) {
  std::vector<Day> found;
  for (Day day = std::max(from, first); day <= last; day += days{1}) {
    for (const Weekday weekday : every.weekdays) {
      if (weekday == weekday_of(day)) found.push_back(day);
    }
  }
  return found;
}

days longest_step(const EveryDays& every) { return days{every.days}; }
days longest_step(const EveryWeekdays&) { return days{7}; }

// Handovers from the last at or before the window (if the rota has begun) to the first after it,
// and perhaps a few more on either side; in order.
template <class EveryDate>
std::vector<Moment> moments(const EveryDate& every, const Handover& handover, Zone zone,
                            Interval window) {
  // Two days beyond a step: `at` may be 24:00, and an offset may move the date.
  const days margin = longest_step(every) + days{2};
  const Day first = day_of(zone.to_wall(window.begin)) - margin;
  const Day last = day_of(zone.to_wall(window.end)) + margin;
  std::vector<Moment> found;
  for (const Day day : dates(every, handover.from, first, last)) {
    const Wall wall = day + handover.at;
    found.push_back({wall, zone.at_transition(wall)});
  }
  return found;
}

std::vector<Moment> moments(const EveryHours& every, const Handover& handover, Zone zone,
                            Interval window) {
  assert(every.hours > 0);
  const Seconds step = std::chrono::hours{every.hours};
  Instant next = zone.at_transition(handover.from + handover.at);
  if (window.begin > next) next += (window.begin - next) / step * step;
  std::vector<Moment> found;
  for (; next < window.end + step; next += step) found.push_back({zone.to_wall(next), next});
  return found;
}

IntervalSet covered_time(const Desk& desk, const DeskCalendars& calendars, const Rota& rota,
                         Interval window) {
  if (std::holds_alternative<CoversOutsideService>(rota.covers)) {
    return gaps(service_time(desk, calendars.desk, window), window);
  }
  if (const auto* listed = std::get_if<CoversHours>(&rota.covers)) {
    return expand(listed->hours, rota.zone, window);
  }
  return IntervalSet{window};
}

}  // namespace

std::vector<Turn> expand_handovers(const Desk& desk, const DeskCalendars& calendars, RotaIndex rota,
                                   Interval window) {
  const Rota& declared = desk.rotas[at(rota)];
  const auto& plan = std::get<HandoverPlan>(declared.plan);
  const auto handovers = std::visit(
      [&](const auto& every) { return moments(every, plan.handover, declared.zone, window); },
      plan.handover.every);
  if (window.empty() || handovers.size() < 2) return {};
  const IntervalSet covered = covered_time(desk, calendars, declared,
                                           {handovers.front().instant, handovers.back().instant});

  std::vector<Turn> turns;
  for (std::size_t i = 0; i + 1 < handovers.size(); ++i) {
    const Interval span{handovers[i].instant, handovers[i + 1].instant};
    if (!span.overlaps(window)) continue;
    Turn turn;
    turn.rota = rota;
    turn.zone = declared.zone;
    turn.begin = handovers[i].wall;
    turn.end = handovers[i + 1].wall;
    turn.span = span;
    turn.slots = {{turn.begin, turn.end, turn.span}};
    turn = within(std::move(turn), covered);
    for (std::size_t seat = 0; seat < plan.seats.size(); ++seat) {
      turn.seat = static_cast<std::uint32_t>(seat);
      turn.seat_id = plan.seats[seat].id;
      turns.push_back(turn);
    }
  }
  return turns;
}

}  // namespace respite
