#include "scheduler/protect/due.h"

#include <algorithm>

#include "scheduler/protect/personal_hours.h"

namespace respite::protect {
namespace {

using std::chrono::days;

Seconds hours_in(const Person& person, Interval span) {
  return expand(person.hours, person.zone, employed(person, span)).length();
}

// Of an amount, in whole blocks; all of it for a whole.
Seconds part_of(const FloatingTime& floating, Seconds part, Seconds whole) {
  if (part == whole) return floating.amount;
  if (whole == Seconds{0}) return Seconds{0};
  const Seconds share = floating.amount * part.count() / whole.count();
  return share / floating.shortest * floating.shortest;
}

Interval month_of(Zone zone, Day day) {
  const std::chrono::year_month_day date{day};
  const auto first = [&](std::chrono::year_month month) {
    return zone.at_transition(Day{month / std::chrono::day{1}});
  };
  const std::chrono::year_month month{date.year(), date.month()};
  return {first(month), first(month + std::chrono::months{1})};
}

// By the time in the month that has passed when the week ends, less what was due before.
Seconds due_of_month(const Person& person, const FloatingTime& floating, Interval month,
                     Interval week) {
  const Seconds whole = expand(person.hours, person.zone, month).length();
  const auto by = [&](Instant end) {
    return part_of(floating, hours_in(person, intersection(month, {month.begin, end})), whole);
  };
  return by(std::min(week.end, month.end)) - by(std::max(week.begin, month.begin));
}

}  // namespace

std::vector<Seconds> due_in_weeks(const Desk& desk, PersonIndex index, const FloatingTime& floating,
                                  const std::vector<WeekOf>& weeks) {
  const Person& person = desk.people[at(index)];
  std::vector<Seconds> due;
  for (const WeekOf& week : weeks) {
    if (floating.per_month) {
      const Interval first = month_of(desk.zone, day_of(desk.zone.to_wall(week.span.begin)));
      Seconds sum = due_of_month(person, floating, first, week.span);
      if (first.end < week.span.end)
        sum += due_of_month(person, floating,
                            month_of(desk.zone, day_of(desk.zone.to_wall(first.end))), week.span);
      due.push_back(sum);
      continue;
    }
    const Interval whole{desk.zone.at_transition(week.first),
                         desk.zone.at_transition(week.first + days{7})};
    due.push_back(part_of(floating, hours_in(person, intersection(whole, week.span)),
                          expand(person.hours, person.zone, whole).length()));
  }
  return due;
}

}  // namespace respite::protect
