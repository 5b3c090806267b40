// Duties laid into a desk's timeline, and read out of it, for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/boundary/own_desk.h"

namespace respite::testing {

// A standby rota whose seats change hands.
inline Rota on_call_rota(std::string id, const std::vector<std::string>& seats) {
  Rota rota;
  rota.id = std::move(id);
  HandoverPlan plan;
  for (const std::string& seat : seats) plan.seats.emplace_back().id = seat;
  rota.plan = std::move(plan);
  return rota;
}

// All that is published, for a test to change and put back: `snapshot.facts.timeline =
// Timeline(duties)`.
inline std::vector<Duty> duties_of(const auto& snapshot) {
  const auto duties = snapshot.facts.timeline.duties();
  return {duties.begin(), duties.end()};
}

// A turn of work in a rota that the file does not have any more.
inline void add_turn(OwnDesk& snapshot, std::string_view person, Interval span) {
  std::vector<Duty> duties = duties_of(snapshot);
  duties.push_back({"gone", "shift", 0, std::string(person), span, span, true});
  snapshot.facts.timeline = Timeline(std::move(duties));
}

inline IntervalSet turns_of(const auto& snapshot, PersonIndex person) {
  std::vector<Interval> spans;
  for (const Duty& duty : snapshot.facts.timeline.duties())
    if (duty.work && duty.person == snapshot.desk.people[at(person)].id) spans.push_back(duty.span);
  return IntervalSet(std::move(spans));
}

}  // namespace respite::testing
