#include "scheduler/solve/columns/relaxed_law.h"

#include <algorithm>

namespace respite {
namespace {

// What asks for a minimum.
void drop_minima(Limits& limits, bool days_off_too) {
  limits.min_days.reset();
  if (days_off_too) limits.min_days_off.reset();
  limits.min_hours.reset();
  limits.min_turns.reset();
  limits.min_load.reset();
}

// What nets do not remember of a line.
void drop_families(Limits& limits) {
  limits.sequences.clear();
  limits.sums.clear();
  limits.rest_after.clear();
  limits.complete_weekends.reset();
  limits.alternate_holidays.reset();
}

// What takes most to remember goes first.
void relax(Limits& limits, std::size_t version) {
  if (version > 0) limits.max_hours.reset();
  if (version > 1)
    std::erase_if(limits.max_of_shift, [](const auto& cap) { return cap.value.weeks > 0; });
  if (version > 2) {
    limits.max_days.reset();
    limits.min_days_off.reset();
  }
  if (version > 3) limits.max_weekends.reset();
  if (version > 4) {
    limits.max_turns.reset();
    limits.max_oncall_share.reset();
    limits.max_of_shift.clear();
  }
  if (version > 5) {
    limits.gap.reset();
    limits.max_consecutive_turns.reset();
    limits.forbidden.clear();
  }
}

// Whether no later turn can fill the days off between two earlier ones.
bool days_in_order(const Problem& problem) {
  for (const Clock& clock : problem.clocks) {
    int day = -1'000'000'000;
    for (const std::vector<int>& days : clock.work_days) {
      if (days.size() > 1) return false;
      if (days.empty()) continue;
      if (days.front() < day) return false;
      day = days.front();
    }
  }
  return true;
}

}  // namespace

RelaxedLaw::RelaxedLaw(const Problem& problem) : problem_(&problem), versions_(kVersions) {}

RelaxedLaw::Version& RelaxedLaw::version(std::size_t number) {
  auto& version = versions_[number];
  if (version) return *version;
  Problem law = *problem_;
  const bool days_off_too = !days_in_order(law);
  const auto change = [&](Limits& limits) {
    drop_minima(limits, days_off_too);
    drop_families(limits);
    relax(limits, number);
  };
  for (ProblemPerson& person : law.people) change(person.limits);
  for (Limits& limits : law.rota_limits) change(limits);
  version = std::make_unique<Version>(std::move(law));
  return *version;
}

}  // namespace respite
