#include "scheduler/rota/burden.h"

#include <set>

namespace respite {

Burden burden_of(const Problem& problem, PersonIndex person, std::span<const TurnIndex> line) {
  const ProblemPerson& who = problem.people[at(person)];
  const Clock& clock = problem.clocks[who.clock];
  Burden burden{.fair = who.fair, .fair_counts = who.fair_counts};
  std::set<int> nights;
  std::set<int> weekends;
  std::set<int> holiday_days;
  for (const TurnIndex turn : line) {
    const ProblemTurn& held = problem.turns[at(turn)];
    if (!held.in_window) continue;
    burden.load += problem.load[at(turn)][at(person)];
    ++burden.turns;
    for (std::size_t i = 0; i < kBandCount; ++i) burden.bands[i] += clock.bands[at(turn)][i];
    nights.insert(clock.nights[at(turn)].begin(), clock.nights[at(turn)].end());
    for (const HolidayMark& holiday : clock.holidays[at(turn)]) holiday_days.insert(holiday.day);
    if (clock.first_weekend[at(turn)] >= 0)
      for (int w = clock.first_weekend[at(turn)]; w <= clock.last_weekend[at(turn)]; ++w)
        weekends.insert(w);
  }
  burden.nights = static_cast<int>(nights.size());
  burden.weekends = static_cast<int>(weekends.size());
  burden.holidays = static_cast<int>(holiday_days.size());
  return burden;
}

}  // namespace respite
