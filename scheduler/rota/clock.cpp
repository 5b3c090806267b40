#include "scheduler/rota/clock.h"

#include <algorithm>

#include "scheduler/rules/night.h"
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

// Cut at midnights.
std::vector<WeekTime> time_by_day(Zone zone, const IntervalSet& time) {
  std::vector<WeekTime> times;
  for (const Interval slot : time) {
    for (Instant begin = slot.begin; begin < slot.end;) {
      const Day day = day_of(zone.to_wall(begin));
      const Instant midnight = zone.at_transition(Wall{day + std::chrono::days{1}});
      const Instant end = midnight > begin ? std::min(slot.end, midnight) : slot.end;
      add_time(times, day_number(day), end - begin);
      begin = end;
    }
  }
  return times;
}

// That holiday a year earlier, by its name; by its date where the calendar does not go back so far.
Day year_before(const HolidayCalendar& holidays, const Holiday& holiday) {
  using std::chrono::days;
  const std::chrono::year_month_day date{holiday.day};
  for (const Holiday& other : holidays.days)
    if (other.name == holiday.name && other.day < holiday.day &&
        std::chrono::year_month_day{other.day}.year() == date.year() - std::chrono::years{1})
      return other.day;
  return Day{(date.year() - std::chrono::years{1}) / date.month() / date.day()};
}

std::vector<HolidayMark> holidays_touched(Clock& clock, const HolidayCalendar& holidays,
                                          const IntervalSet& time) {
  std::vector<HolidayMark> marks;
  const Interval hull{time.intervals().front().begin, time.intervals().back().end};
  auto holiday = std::ranges::lower_bound(
      holidays.days, day_of(clock.zone.to_wall(hull.begin)) - std::chrono::days{1}, {},
      &Holiday::day);
  const Day last = day_of(clock.zone.to_wall(hull.end)) + std::chrono::days{1};
  for (; holiday != holidays.days.end() && holiday->day <= last; ++holiday) {
    if (!time.overlaps(clock.zone.day_span(holiday->day))) continue;
    auto name = std::ranges::find(clock.holiday_names, holiday->name);
    if (name == clock.holiday_names.end()) name = clock.holiday_names.insert(name, holiday->name);
    marks.push_back({day_number(holiday->day), day_number(year_before(holidays, *holiday)),
                     static_cast<std::size_t>(name - clock.holiday_names.begin())});
  }
  return marks;
}

// Weekdays of which the weekend covers at least half, counted from the first day of the week that
// weekend_number() cuts.
std::vector<int> days_of_weekend(const WeeklyHours& weekend) {
  const Zone zone = Zone::utc();
  const Day first = make_day(2024, 1, 3);  // a Wednesday
  const IntervalSet time =
      expand(weekend, zone, first - std::chrono::days{1}, first + std::chrono::days{8});
  std::vector<int> days;
  for (int day = 0; day < 7; ++day)
    if (intersect(time, zone.day_span(first + std::chrono::days{day})).length() >=
        std::chrono::hours{12})
      days.push_back(day);
  return days;
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

namespace {

// Of the last turn once more.
void repeat_last(Clock& clock) {
  const auto again = [](auto&... facts) { (facts.push_back(facts.back()), ...); };
  again(clock.first_day, clock.last_day, clock.first_weekend, clock.last_weekend, clock.work_days,
        clock.work_time, clock.day_time, clock.nights, clock.holidays, clock.bands);
}

}  // namespace

Clock make_clock(Zone zone, const HolidayCalendar& holidays, const std::vector<ProblemTurn>& turns,
                 const Desk& desk, Interval window) {
  Clock clock;
  clock.zone = zone;
  clock.window = {day_at(zone, window.begin), day_at(zone, window.end - Seconds{1})};
  const WeeklyHours weekend = weekend_hours(desk);
  for (std::size_t t = 0; t < turns.size(); ++t) {
    const ProblemTurn& turn = turns[t];
    if (t > 0 && are_equal_places(turns[t - 1], turn)) {
      repeat_last(clock);
      continue;
    }
    const auto slots = turn.time.intervals();
    const Interval cover{slots.front().begin, slots.back().end};
    clock.first_day.push_back(day_at(zone, cover.begin));
    clock.last_day.push_back(day_at(zone, cover.end - Seconds{1}));

    const IntervalSet touched = intersect(turn.time, expand(weekend, zone, cover));
    const auto parts = touched.intervals();
    const auto weekend_at = [&](Instant at) { return weekend_number(day_at(zone, at)); };
    clock.first_weekend.push_back(parts.empty() ? -1 : weekend_at(parts.front().begin));
    clock.last_weekend.push_back(parts.empty() ? -1 : weekend_at(parts.back().end - Seconds{1}));

    std::vector<int> days;
    if (turn.work)
      for (const Interval slot : slots) days.push_back(day_at(zone, slot.begin));
    days.erase(std::unique(days.begin(), days.end()), days.end());
    clock.work_days.push_back(std::move(days));
    clock.work_time.push_back(turn.work ? time_by_week(zone, turn.time, desk.week_start)
                                        : std::vector<WeekTime>{});
    clock.day_time.push_back(turn.work ? time_by_day(zone, turn.time) : std::vector<WeekTime>{});
    std::vector<int> nights;
    for (const Day night : nights_in(turn.time, desk.bands.night, zone))
      nights.push_back(day_number(night));
    clock.nights.push_back(std::move(nights));
    clock.holidays.push_back(holidays_touched(clock, holidays, turn.time));
    clock.bands.push_back(band_times(turn.time, desk.bands, zone, holidays));
  }
  clock.weekend_days = days_of_weekend(weekend);
  clock.known = known_days(clock, turns);
  return clock;
}

}  // namespace respite
