#include "scheduler/protect/personal_hours.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "scheduler/rota/eligibility.h"
#include "scheduler/team/service_time.h"

namespace respite {
namespace {

using std::chrono::days;

struct Week {
  Interval span;
  Instant second_day;
};

// The desk's weeks that share time with the window.
std::vector<Week> weeks_around(const Desk& desk, Interval window) {
  Day day = day_of(desk.zone.to_wall(window.begin));
  day -= weekday_of(day) - desk.week_start;
  const auto start = [&](days after) { return desk.zone.at_transition(day + after); };
  std::vector<Week> weeks;
  for (; start(days{0}) < window.end; day += days{7})
    weeks.push_back({{start(days{0}), start(days{7})}, start(days{1})});
  return weeks;
}

// Weeks in which the shifts leave no service time uncovered. A rota that began on the first day of
// a week, its first shift of all at `first`, is not asked for the night before.
IntervalSet weeks_covered(const std::vector<Week>& weeks, const IntervalSet& service,
                          const IntervalSet& shifts, Instant first) {
  const IntervalSet uncovered = subtract(service, shifts);
  std::vector<Interval> covered;
  for (const Week& week : weeks) {
    const bool first_day = week.span.begin < first && first < week.second_day;
    const Interval counted{first_day ? first : week.span.begin, week.span.end};
    if (!uncovered.overlaps(counted)) covered.push_back(week.span);
  }
  return IntervalSet(std::move(covered));
}

}  // namespace

Interval employed(const Person& person, Interval window) {
  return intersection(window, presence_of(person));
}

PersonalHours::PersonalHours(const Desk& desk, const DeskCalendars& calendars,
                             const Timeline& timeline, Interval window)
    : desk_(&desk), calendars_(&calendars), window_(window), by_shifts_(desk.rotas.size()) {
  turns_.resize(desk.people.size());
  if (timeline.duties().empty() || window.empty()) return;
  const std::vector<Week> weeks = weeks_around(desk, window);
  const Interval whole{weeks.front().span.begin, weeks.back().span.end};
  std::map<std::string_view, std::vector<Interval>> by_person;
  std::map<std::string_view, std::vector<Interval>> by_rota;
  for (const Duty& duty : timeline.around(whole)) {
    if (!duty.work) continue;
    by_rota[duty.rota].push_back(duty.span);
    if (duty.person && duty.span.overlaps(window)) by_person[*duty.person].push_back(duty.span);
  }
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    const auto found = by_person.find(desk.people[i].id);
    if (found != by_person.end()) turns_[i] = IntervalSet(std::move(found->second));
  }
  if (by_rota.empty()) return;
  const IntervalSet service = service_time(desk, calendars.desk, whole);
  for (std::size_t i = 0; i < desk.rotas.size(); ++i) {
    const Rota& rota = desk.rotas[i];
    const auto found = by_rota.find(rota.id);
    if (rota.counts != Counts::kWork || found == by_rota.end()) continue;
    const auto first = std::ranges::find_if(
        timeline.duties(), [&](const Duty& duty) { return duty.work && duty.rota == rota.id; });
    by_shifts_[i] =
        weeks_covered(weeks, service, IntervalSet(std::move(found->second)), first->span.begin);
  }
}

IntervalSet PersonalHours::weekly(PersonIndex index) const {
  const Person& person = desk_->people[at(index)];
  IntervalSet hours =
      subtract(expand(person.hours, person.zone, window_),
               holiday_time(holidays_of(*calendars_, person), person.zone, window_));
  if (person.has_own_hours) return hours;
  for (std::size_t i = 0; i < desk_->rotas.size(); ++i) {
    if (std::ranges::binary_search(desk_->rotas[i].people, index))
      hours = subtract(hours, by_shifts_[i]);
  }
  return hours;
}

bool in_personal_hours(const Desk& desk, const DeskCalendars& calendars, const Timeline& timeline,
                       PersonIndex person, Interval span) {
  const PersonalHours hours(desk, calendars, timeline, span);
  return unite(hours.weekly(person), hours.turns(person)).contains(span);
}

}  // namespace respite
