// The rules a rota is judged by, by name.
#pragma once

#include <string_view>

namespace respite {

enum class Rule {
  // Whether somebody may hold a turn at all.
  kNotInRota,
  kNotQualified,
  kNotThere,  // before joining, after leaving
  kLeave,
  kBusy,           // a busy calendar, against work duties
  kProtectedTime,  // blocks the team file says to keep clear
  // Within one person's line.
  kOverlap,
  kRest,
  kGap,
  kConsecutiveTurns,
  kMaxDays,
  kMinDays,
  kMinDaysOff,
  kMaxWeekends,
  kMaxHours,
  kMinHours,
  kMaxTurns,
  kMinTurns,
  kMaxOfShift,
  kForbiddenSuccession,
  kOncallShare,
  // Between people.
  kNoviceAlone,
  kSkillMissing,  // nobody on the shift has what one head must have
  kFrozen,        // a published or past turn was changed
};

// Whether it says that somebody may not hold a turn at all, whatever else they hold.
[[nodiscard]] constexpr bool is_about_holding(Rule rule) { return rule <= Rule::kProtectedTime; }

// "rest"; stable, used in JSON.
[[nodiscard]] std::string_view to_text(Rule rule);

}  // namespace respite
