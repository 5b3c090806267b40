#include "scheduler/rota/rule.h"

namespace respite {

std::string_view to_text(Rule rule) {
  switch (rule) {
    case Rule::kNotInRota:
      return "not-in-rota";
    case Rule::kNotQualified:
      return "not-qualified";
    case Rule::kNever:
      return "never";
    case Rule::kNotThere:
      return "not-there";
    case Rule::kLeave:
      return "leave";
    case Rule::kBusy:
      return "busy";
    case Rule::kProtectedTime:
      return "protected-time";
    case Rule::kOverlap:
      return "overlap";
    case Rule::kRest:
      return "rest";
    case Rule::kGap:
      return "gap";
    case Rule::kConsecutiveTurns:
      return "consecutive-turns";
    case Rule::kMaxDays:
      return "max-days";
    case Rule::kMinDays:
      return "min-days";
    case Rule::kMinDaysOff:
      return "min-days-off";
    case Rule::kMaxWeekends:
      return "max-weekends";
    case Rule::kMaxHours:
      return "max-hours";
    case Rule::kMinHours:
      return "min-hours";
    case Rule::kMaxTurns:
      return "max-turns";
    case Rule::kMinTurns:
      return "min-turns";
    case Rule::kMaxOfShift:
      return "max-of-shift";
    case Rule::kForbiddenSuccession:
      return "forbidden-succession";
    case Rule::kOncallShare:
      return "oncall-share";
    case Rule::kMostInARow:
      return "most-in-a-row";
    case Rule::kLeastInARow:
      return "least-in-a-row";
    case Rule::kMost:
      return "most";
    case Rule::kLeast:
      return "least";
    case Rule::kRestAfter:
      return "rest-after";
    case Rule::kLongRest:
      return "long-rest";
    case Rule::kAverageHours:
      return "average-hours";
    case Rule::kCompleteWeekends:
      return "complete-weekends";
    case Rule::kAlternateHolidays:
      return "alternate-holidays";
    case Rule::kApart:
      return "apart";
    case Rule::kNoviceAlone:
      return "novice-alone";
    case Rule::kSkillMissing:
      return "skill-missing";
    case Rule::kFrozen:
      return "frozen";
  }
  return "unknown";
}

}  // namespace respite
