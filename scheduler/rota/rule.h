// The rules a rota is judged by, by name.
#pragma once

#include <string_view>

namespace respite {

enum class Rule {
  // Whether somebody may hold a turn at all.
  kNotInRota,
  kNotQualified,
  kNever,     // a kind of turn they never hold
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
  kMostInARow,
  kLeastInARow,
  kMost,  // of something within a span
  kLeast,
  kRestAfter,
  kLongRest,      // at a stretch, within a span
  kAverageHours,  // above them; below them is kMinHours
  kCompleteWeekends,
  kAlternateHolidays,
  // Between people.
  kNoviceAlone,
  kApart,         // two who are not to be on duty together
  kSkillMissing,  // nobody on the shift has what one head must have
  kFrozen,        // a published or past turn was changed
};

// Whether it says that somebody may not hold a turn at all, whatever else they hold.
[[nodiscard]] constexpr bool is_about_holding(Rule rule) { return rule <= Rule::kProtectedTime; }

// Whether it is about time between duties: a larger figure then asks for more.
[[nodiscard]] constexpr bool is_about_rest(Rule rule) {
  return rule == Rule::kRest || rule == Rule::kGap || rule == Rule::kRestAfter ||
         rule == Rule::kLongRest;
}

// Whether a limit of that rule has a figure that could be another.
[[nodiscard]] constexpr bool has_figure(Rule rule) {
  return rule != Rule::kForbiddenSuccession && rule != Rule::kCompleteWeekends &&
         rule != Rule::kAlternateHolidays;
}

// "rest"; stable, used in JSON.
[[nodiscard]] std::string_view to_text(Rule rule);

}  // namespace respite
