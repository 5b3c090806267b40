#include "scheduler/rota/settle.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "scheduler/rota/clock.h"
#include "scheduler/rules/any_weeks.h"
#include "scheduler/rules/band.h"
#include "scheduler/rules/night.h"
#include "scheduler/team/service_time.h"
#include "scheduler/time/weekly_hours.h"

namespace respite {
namespace {

// Percent; nothing where the desk has no such seat.
std::optional<int> factor_of(const Desk& desk, const Duty& duty) {
  const auto rota = find_rota(desk, duty.rota);
  if (!rota) return std::nullopt;
  return std::visit(
      [&](const auto& plan) -> std::optional<int> {
        const auto& seats = [&]() -> const auto& {
          if constexpr (requires { plan.seats; }) {
            return plan.seats;
          } else {
            return plan.shifts;
          }
        }();
        const auto seat = find_called(seats, duty.seat);
        return seat == seats.end() ? std::nullopt : std::optional(seat->factor_percent);
      },
      desk.rotas[at(*rota)].plan);
}

std::vector<Day> days_of(Zone zone, Interval span) {
  std::vector<Day> days;
  const Day last = day_of(zone.to_wall(span.end - Seconds{1}));
  for (Day day = day_of(zone.to_wall(span.begin)); day <= last; day += std::chrono::days{1})
    days.push_back(day);
  return days;
}

std::set<int> weekends_in(const Desk& desk, Zone zone, Interval span) {
  std::set<int> weekends;
  for (const Interval weekend : expand(weekend_hours(desk), zone, span)) {
    for (const Day day : days_of(zone, intersection(weekend, span)))
      weekends.insert(weekend_number(day_number(day)));
  }
  return weekends;
}

std::set<Day> holidays_in(const HolidayCalendar& holidays, Zone zone, Interval span) {
  std::set<Day> touched;
  for (const Day day : days_of(zone, span))
    if (holidays.contains(day)) touched.insert(day);
  return touched;
}

// How many of these are new, and no longer then.
template <class Value>
int count_new(std::set<Value>& known, const std::set<Value>& more) {
  return static_cast<int>(
      std::ranges::count_if(more, [&](const Value& value) { return known.insert(value).second; }));
}

}  // namespace

std::vector<SlotWorth> worths_of(const Desk& desk, const DeskCalendars& calendars,
                                 std::span<const Duty> duties) {
  struct Touched {
    std::set<int> weekends;
    std::set<Day> holidays;
  };
  std::map<std::string, Touched> touched;  // by person
  std::vector<const Duty*> in_order;
  for (const Duty& duty : duties) in_order.push_back(&duty);
  std::ranges::stable_sort(in_order, {}, [](const Duty* duty) { return duty->span.begin; });

  std::vector<SlotWorth> worths;
  for (const Duty* duty : in_order) {
    const auto index = duty->person ? find_person(desk, *duty->person) : std::nullopt;
    const auto factor = factor_of(desk, *duty);
    if (!index || !factor) continue;
    const Person& holder = desk.people[at(*index)];
    const Zone zone = holder.zone;
    const HolidayCalendar& holidays = holidays_of(calendars, holder);
    const BandTimes times = band_times(IntervalSet{duty->span}, desk.bands, zone, holidays);
    Touched& before = touched[*duty->person];
    worths.push_back({duty->key,
                      {load_of(times, desk.fairness, *factor),
                       static_cast<int>(nights_in({duty->span}, desk.bands.night, zone).size()),
                       count_new(before.weekends, weekends_in(desk, zone, duty->span)),
                       count_new(before.holidays, holidays_in(holidays, zone, duty->span))}});
  }
  std::ranges::sort(worths, {}, &SlotWorth::key);
  return worths;
}

}  // namespace respite
