// Which rule a limit of the families is: what it is called in reports and JSON.
#pragma once

#include "scheduler/rota/rule.h"
#include "scheduler/team/limit.h"

namespace respite {

[[nodiscard]] constexpr Rule rule_of(const Sequence& sequence) {
  if (sequence.what.counted == Counted::kDays)
    return sequence.most ? Rule::kMaxDays : Rule::kMinDays;
  if (sequence.what.counted == Counted::kTurns) return Rule::kConsecutiveTurns;
  if (sequence.what.counted == Counted::kDaysOff) return Rule::kMinDaysOff;
  return sequence.most ? Rule::kMostInARow : Rule::kLeastInARow;
}

[[nodiscard]] constexpr Rule rule_of(const Sum& sum) {
  const bool plan = sum.span.unit == SumSpan::Unit::kPlan;
  const bool weeks = sum.span.unit == SumSpan::Unit::kWeeks;
  switch (sum.what.counted) {
    case Counted::kHours:
      if (sum.most && weeks) return Rule::kMaxHours;
      if (plan && sum.weeks > 0) return sum.most ? Rule::kAverageHours : Rule::kMinHours;
      break;
    case Counted::kTurns:
      if (plan) return sum.most ? Rule::kMaxTurns : Rule::kMinTurns;
      break;
    case Counted::kWeekends:
      if (sum.most && weeks) return Rule::kMaxWeekends;
      break;
    case Counted::kShift:
      if (sum.most && (weeks || plan)) return Rule::kMaxOfShift;
      break;
    case Counted::kOnCall:
      return Rule::kOncallShare;
    default:
      break;
  }
  return sum.most ? Rule::kMost : Rule::kLeast;
}

}  // namespace respite
