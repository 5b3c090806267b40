#include "scheduler/protect/own_time.h"

#include <map>

#include "scheduler/protect/personal_hours.h"
#include "scheduler/rules/night.h"
#include "scheduler/rules/rest.h"
#include "scheduler/team/service_time.h"

namespace respite::protect {
namespace {

struct OnDuty {
  std::vector<Interval> all;
  std::vector<Interval> rest;  // after nights worked
};

std::vector<OnDuty> on_duty(const PlacementInput& input, Interval window) {
  std::map<std::string_view, std::size_t> index;
  const Desk& desk = input.desk;
  for (std::size_t i = 0; i < desk.people.size(); ++i) index[desk.people[i].id] = i;
  std::vector<OnDuty> people(desk.people.size());
  for (const Duty& duty : input.timeline.around({window.begin - kDailyRest, window.end})) {
    const auto person = duty.person ? index.find(*duty.person) : index.end();
    if (person == index.end()) continue;
    OnDuty& own = people[person->second];
    own.all.push_back(duty.span);
    const Zone zone = desk.people[person->second].zone;
    if (duty.work && !nights_in(IntervalSet{duty.span}, desk.bands.night, zone).empty())
      own.rest.push_back({duty.span.end, duty.span.end + kDailyRest});
  }
  return people;
}

IntervalSet in_window(const std::vector<IntervalSet>& of, std::size_t person, Interval window) {
  return person < of.size() ? intersect(of[person], window) : IntervalSet{};
}

}  // namespace

IntervalSet OwnTime::open(const Lifted& lifted) const {
  IntervalSet time = hours;
  for (std::size_t i = 0; i < taken.size(); ++i)
    if (!lifted[i]) time = subtract(time, taken[i]);
  return time;
}

IntervalSet OwnTime::at_work() const {
  using enum Hindrance;
  IntervalSet time = unite(subtract(hours, by(kHoliday)), turns);
  for (const Hindrance away : {kLeave, kRest, kBusy}) time = subtract(time, by(away));
  return time;
}

IntervalSet OwnTime::worked() const {
  return subtract(subtract(hours, by(Hindrance::kHoliday)), by(Hindrance::kLeave));
}

std::optional<Hindrance> OwnTime::in_the_way_of(Interval block) const {
  for (std::size_t i = 0; i < taken.size(); ++i)
    if (taken[i].overlaps(block)) return static_cast<Hindrance>(i);
  return std::nullopt;
}

std::vector<OwnTime> own_times(const PlacementInput& input, Interval window) {
  const Desk& desk = input.desk;
  const PersonalHours hours(desk, input.calendars, input.timeline, window);
  std::vector<OnDuty> duty = on_duty(input, window);
  std::vector<OwnTime> people(desk.people.size());
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Person& person = desk.people[i];
    const auto index = index_of<PersonIndex>(i);
    OwnTime& own = people[i];
    const auto take = [&](Hindrance by, IntervalSet time) {
      own.taken[static_cast<std::size_t>(by)] = std::move(time);
    };
    const IntervalSet holidays =
        holiday_time(holidays_of(input.calendars, person), person.zone, window);
    own.turns = intersect(hours.turns(index), window);
    own.hours =
        unite(hours.weekly(index), intersect(expand(person.hours, person.zone, window), holidays));
    take(Hindrance::kHoliday, holidays);
    take(Hindrance::kLeave, unite(in_window(input.calendars.leave, i, window),
                                  gaps(IntervalSet{employed(person, window)}, window)));
    take(Hindrance::kBusy, in_window(input.calendars.busy, i, window));
    IntervalSet rest(std::move(duty[i].rest));
    if (i < input.taken.size()) {
      take(Hindrance::kBooked, intersect(input.taken[i].booked, window));
      rest = unite(rest, input.taken[i].rest);
    }
    take(Hindrance::kRest, std::move(rest));
    take(Hindrance::kDuty, IntervalSet(std::move(duty[i].all)));
  }
  return people;
}

DeskCalendars no_calendars(const Desk& desk) {
  DeskCalendars none;
  none.sites.resize(desk.sites.size());
  return none;
}

std::vector<OwnTime> usual_times(const PlacementInput& input, Interval window) {
  std::vector<OwnTime> people;
  people.reserve(input.desk.people.size());
  for (const Person& person : input.desk.people)
    people.push_back(
        {.hours = expand(person.hours, person.zone, window), .turns = {}, .taken = {}});
  return people;
}

}  // namespace respite::protect
