#include "web/rule_text.h"

#include <optional>

#include "scheduler/rota/rule.h"

namespace respite {
namespace {

constexpr std::string_view kEnglish = "en";

std::optional<Rule> rule_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Rule::kFrozen); ++i)
    if (to_text(static_cast<Rule>(i)) == name) return static_cast<Rule>(i);
  return std::nullopt;
}

std::string phrase(const Words& words, Rule rule) {
  switch (rule) {
    case Rule::kNotInRota:
      return words("not in this rota");
    case Rule::kNotQualified:
      return words("lacks a skill that is asked for");
    case Rule::kNever:
      return words("never holds such turns");
    case Rule::kNotThere:
      return words("not there yet, or has left");
    case Rule::kLeave:
      return words("on leave");
    case Rule::kBusy:
      return words("busy at that time");
    case Rule::kProtectedTime:
      return words("has protected time then");
    case Rule::kOverlap:
      return words("has another duty then");
    case Rule::kRest:
    case Rule::kRestAfter:
    case Rule::kLongRest:
      return words("too little rest");
    case Rule::kGap:
      return words("too soon after the last turn");
    case Rule::kConsecutiveTurns:
      return words("too many turns back to back");
    case Rule::kMaxDays:
      return words("too many days in a row");
    case Rule::kMinDays:
    case Rule::kLeastInARow:
      return words("too few in a row");
    case Rule::kMinDaysOff:
      return words("too few days off in a row");
    case Rule::kMaxWeekends:
      return words("too many weekends");
    case Rule::kMaxHours:
    case Rule::kAverageHours:
      return words("too many hours");
    case Rule::kMinHours:
      return words("too few hours");
    case Rule::kMaxTurns:
    case Rule::kMost:
      return words("too many of them");
    case Rule::kMinTurns:
    case Rule::kLeast:
      return words("too few of them");
    case Rule::kMaxOfShift:
      return words("too many of this shift");
    case Rule::kForbiddenSuccession:
      return words("may not follow the shift before");
    case Rule::kOncallShare:
      return words("too much time on call");
    case Rule::kMostInARow:
      return words("too many in a row");
    case Rule::kCompleteWeekends:
      return words("half a weekend");
    case Rule::kAlternateHolidays:
      return words("the same holiday as last year");
    case Rule::kNoviceAlone:
      return words("a novice alone");
    case Rule::kApart:
      return words("two who are not to be on together");
    case Rule::kSkillMissing:
      return words("a skill is missing on the shift");
    case Rule::kFrozen:
      break;
  }
  return words("held already");
}

}  // namespace

std::string rule_text(const Words& words, const std::string& rule, const std::string& sentence) {
  const auto known = rule_named(rule);
  return known && words.language() != kEnglish ? phrase(words, *known) : sentence;
}

std::vector<std::string> rule_texts(const Words& words, const std::vector<std::string>& rules,
                                    const std::vector<std::string>& sentences) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < rules.size() && i < sentences.size(); ++i)
    texts.push_back(rule_text(words, rules[i], sentences[i]));
  return texts;
}

}  // namespace respite
