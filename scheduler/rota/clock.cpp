#include "scheduler/rota/clock.h"

#include <algorithm>

#include "scheduler/time/weekly_hours.h"

namespace respite {
namespace {

int day_at(Zone zone, Instant instant) { return day_number(day_of(zone.to_wall(instant))); }

void add_time(std::vector<WeekTime>& times, int week, Seconds time) {
  if (times.empty() || times.back().week != week) times.push_back({week, Seconds{0}});
  times.back().time += time;
}

std::vector<WeekTime> time_by_week(Zone zone, const IntervalSet& time, Weekday start) {
  std::vector<WeekTime> times;
  for (const Interval slot : time) {
    for (Instant begin = slot.begin; begin < slot.end;) {
      const int week = week_number(day_at(zone, begin), start);
      Day next = day_of(zone.to_wall(begin));
      while (week_number(day_number(next), start) == week) next += std::chrono::days{1};
      const Instant end = std::min(slot.end, zone.at_transition(Wall{next}));
      add_time(times, week, end - begin);
      begin = end;
    }
  }
  return times;
}

// The first and the last day of which all duties are known: the window's and, where there are
// turns outside it, theirs.
Run known_days(const Clock& clock, const std::vector<ProblemTurn>& turns) {
  Run known = clock.window;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    known.first = std::min(known.first, clock.first_day[i]);
    known.last = std::max(known.last, clock.last_day[i]);
  }
  return known;
}

}  // namespace

WeeklyHours weekend_hours(const Desk& desk) {
  if (!desk.bands.weekend.empty()) return desk.bands.weekend;
  const TimeOfDay midnight{0};
  return {{std::chrono::Saturday, midnight, std::chrono::hours{24}},
          {std::chrono::Sunday, midnight, std::chrono::hours{24}}};
}

Clock make_clock(Zone zone, const std::vector<ProblemTurn>& turns, const Desk& desk,
                 Interval window) {
  Clock clock;
  clock.zone = zone;
  clock.window = {day_at(zone, window.begin), day_at(zone, window.end - Seconds{1})};
  const WeeklyHours weekend = weekend_hours(desk);
  for (const ProblemTurn& turn : turns) {
    const auto slots = turn.time.intervals();
    const Interval cover{slots.front().begin, slots.back().end};
    clock.first_day.push_back(day_at(zone, cover.begin));
    clock.last_day.push_back(day_at(zone, cover.end - Seconds{1}));

    const IntervalSet touched = intersect(turn.time, expand(weekend, zone, cover));
    const auto parts = touched.intervals();
    const auto weekend_at = [&](Instant t) { return weekend_number(day_at(zone, t)); };
    clock.first_weekend.push_back(parts.empty() ? -1 : weekend_at(parts.front().begin));
    clock.last_weekend.push_back(parts.empty() ? -1 : weekend_at(parts.back().end - Seconds{1}));

    std::vector<int> days;
    if (turn.work)
      for (const Interval slot : slots) days.push_back(day_at(zone, slot.begin));
    days.erase(std::unique(days.begin(), days.end()), days.end());
    clock.work_days.push_back(std::move(days));
    clock.work_time.push_back(turn.work ? time_by_week(zone, turn.time, desk.week_start)
                                        : std::vector<WeekTime>{});
  }
  clock.known = known_days(clock, turns);
  return clock;
}

}  // namespace respite
