#include "scheduler/rules/night.h"

namespace respite {

std::vector<Day> nights_in(const IntervalSet& time, const WeeklyHours& night, Zone zone) {
  std::vector<Day> nights;
  if (time.empty()) return nights;
  const Interval hull{time.intervals().front().begin, time.intervals().back().end};
  for (const Occurrence& one : occurrences(night, zone, hull)) {
    if (intersect(time, one.span).length() < kLeastOfNight) continue;
    const Day day = day_of(one.begin);
    if (nights.empty() || nights.back() != day) nights.push_back(day);
  }
  return nights;
}

}  // namespace respite
