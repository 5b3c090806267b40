#include "scheduler/rota/timeline.h"

#include <algorithm>
#include <tuple>

#include "scheduler/rota/eligibility.h"
#include "scheduler/rules/tolerance.h"

namespace respite {

Timeline::Timeline(std::vector<Duty> duties) : duties_(std::move(duties)) {
  std::ranges::sort(duties_, {}, [](const Duty& duty) {
    return std::tie(duty.span, duty.rota, duty.seat, duty.place);
  });
  for (const Duty& duty : duties_) longest_ = std::max(longest_, duty.span.length());
}

std::span<const Duty> Timeline::around(Interval window) const {
  const auto first = std::ranges::partition_point(
      duties_, [&](const Duty& one) { return one.span.begin + longest_ <= window.begin; });
  const auto last = std::partition_point(
      first, duties_.end(), [&](const Duty& one) { return one.span.begin < window.end; });
  return {first, last};
}

std::vector<Duty> Timeline::at(Instant moment) const {
  std::vector<Duty> found;
  for (const Duty& duty : around({moment, moment + Seconds{1}}))
    if (duty.span.contains(moment)) found.push_back(duty);
  return found;
}

std::optional<OnDuty> on_duty(std::span<const Duty> place, Instant at) {
  const auto found =
      std::ranges::find_if(place, [&](const Duty& duty) { return duty.span.contains(at); });
  if (found == place.end()) return std::nullopt;
  const auto joins = [](const Duty& earlier, const Duty& later) {
    return earlier.span.end == later.span.begin && earlier.person == later.person;
  };
  auto first = found;
  while (first != place.begin() && joins(*(first - 1), *first)) --first;
  auto last = found;
  while (last + 1 != place.end() && joins(*last, *(last + 1))) ++last;
  OnDuty duty{*found, std::nullopt};
  duty.now.span = {first->span.begin, last->span.end};
  if (last + 1 != place.end()) duty.next = *(last + 1);
  return duty;
}

IntervalSet able_time(const Desk& desk, const DeskCalendars& calendars, std::string_view person,
                      Interval window) {
  const auto index = find_person(desk, person);
  if (!index) return {};
  const IntervalSet present{intersection(window, presence_of(desk.people[at(*index)]))};
  return at(*index) < calendars.leave.size() ? subtract(present, calendars.leave[at(*index)])
                                             : present;
}

IntervalSet able_time(const Desk& desk, const DeskCalendars& calendars, const Duty& duty,
                      Interval window) {
  if (!duty.person) return {};
  IntervalSet able = able_time(desk, calendars, *duty.person, window);
  const auto rota = find_rota(desk, duty.rota);
  if (!rota || desk.rotas[at(*rota)].leave_tolerance == Seconds{0}) return able;
  const auto person = find_person(desk, *duty.person);
  if (!person || at(*person) >= calendars.leave.size()) return able;
  const IntervalSet on_duty = tolerated_leave(calendars.leave[at(*person)], duty.turn,
                                              desk.rotas[at(*rota)].leave_tolerance);
  const Interval there = intersection(window, presence_of(desk.people[at(*person)]));
  return unite(able, intersect(on_duty, there));
}

IntervalSet leave_on_duty(const Desk& desk, const Timeline& timeline, PersonIndex person,
                          const IntervalSet& leave) {
  IntervalSet on_duty;
  if (leave.empty() || std::ranges::none_of(desk.rotas, [](const Rota& rota) {
        return rota.leave_tolerance > Seconds{0};
      }))
    return on_duty;
  for (const Duty& duty : timeline.duties()) {
    const auto rota = find_rota(desk, duty.rota);
    if (!rota || duty.person != desk.people[at(person)].id) continue;
    const IntervalSet tolerated =
        tolerated_leave(leave, duty.turn, desk.rotas[at(*rota)].leave_tolerance);
    on_duty = unite(on_duty, intersect(tolerated, duty.span));
  }
  return on_duty;
}

}  // namespace respite
