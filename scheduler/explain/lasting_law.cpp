#include "scheduler/explain/lasting_law.h"

#include "scheduler/rota/breach.h"
#include "scheduler/rota/count/rule_of.h"

namespace respite {
namespace {

// A gap and several turns in a row: a turn in between may then mend what is too near.
bool may_mend_gap(const Limits& limits) {
  const Limit<Sequence>* in_a_row = turns_in_a_row(limits);
  return limits.gap && limits.gap->hard() && in_a_row && in_a_row->value.count > 2;
}

}  // namespace

Problem without_mendable(const Problem& problem) {
  Problem left = problem;
  const auto drop = [](Limits& limits) {
    if (may_mend_gap(limits)) limits.gap.reset();
    limits.complete_weekends.reset();
    std::erase_if(limits.sequences, [](const auto& one) { return is_minimum(rule_of(one.value)); });
    std::erase_if(limits.sums, [](const auto& one) { return is_minimum(rule_of(one.value)); });
  };
  for (ProblemPerson& person : left.people) drop(person.limits);
  for (Limits& limits : left.rota_limits) drop(limits);
  return left;
}

}  // namespace respite
