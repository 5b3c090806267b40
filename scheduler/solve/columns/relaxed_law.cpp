#include "scheduler/solve/columns/relaxed_law.h"

#include <algorithm>

#include "scheduler/solve/columns/remembered.h"

namespace respite {
namespace {

// What takes most to remember goes first: from which version on a limit is left out.
std::size_t gone_from(const Sequence& sequence) {
  return sequence.what.counted == Counted::kTurns ? 6 : 3;
}
std::size_t gone_from(const Sum& sum) {
  const bool weeks = sum.span.unit == SumSpan::Unit::kWeeks;
  if (sum.what.counted == Counted::kHours) return 1;
  if (sum.what.counted == Counted::kShift && weeks) return 2;
  return sum.what.counted == Counted::kWeekends ? 4 : 5;
}

void relax(Limits& limits, std::size_t version) {
  const auto is_gone = [&](const auto& limit) { return version >= gone_from(limit.value); };
  std::erase_if(limits.sequences, is_gone);
  std::erase_if(limits.sums, is_gone);
  if (version > 5) {
    limits.gap.reset();
    limits.forbidden.clear();
  }
}

void drop_days_off(Limits& limits) {
  std::erase_if(limits.sequences,
                [](const auto& limit) { return limit.value.what.counted == Counted::kDaysOff; });
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

// Limits are only ever taken away, so as many are the same.
bool has_as_many(const Limits& all, const Limits& left) {
  return all.gap.has_value() == left.gap.has_value() &&
         all.forbidden.size() == left.forbidden.size() &&
         all.sequences.size() == left.sequences.size() && all.sums.size() == left.sums.size() &&
         all.rest_after.size() == left.rest_after.size() &&
         all.long_rests.size() == left.long_rests.size() &&
         all.complete_weekends.has_value() == left.complete_weekends.has_value() &&
         all.alternate_holidays.has_value() == left.alternate_holidays.has_value();
}

}  // namespace

bool RelaxedLaw::Version::is_whole(const Problem& law, PersonIndex person) const {
  const ProblemPerson& all = law.people[at(person)];
  const ProblemPerson& left = problem.people[at(person)];
  return has_as_many(all.limits, left.limits) && has_as_many(all.pack_limits, left.pack_limits) &&
         std::ranges::equal(law.rota_limits, problem.rota_limits, has_as_many);
}

RelaxedLaw::RelaxedLaw(const Problem& problem) : problem_(&problem), versions_(kVersions) {}

RelaxedLaw::Version& RelaxedLaw::version(std::size_t number) {
  auto& version = versions_[number];
  if (version) return *version;
  Problem law = *problem_;
  const bool days_off_too = !days_in_order(law);
  const auto change = [&](Limits& limits) {
    forget_others(limits);
    if (days_off_too) drop_days_off(limits);
    relax(limits, number);
  };
  for (ProblemPerson& person : law.people) {
    change(person.limits);
    change(person.pack_limits);
  }
  for (Limits& limits : law.rota_limits) change(limits);
  version = std::make_unique<Version>(std::move(law));
  return *version;
}

}  // namespace respite
