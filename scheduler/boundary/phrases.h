// The phrases of one language. Templates hold {who}, {when}, {latest}, {other}, {article}, {link},
// {criteria}, {by}, {policy}, {skill}, {people}.
#pragma once

#include <array>
#include <string_view>

#include "scheduler/boundary/rule.h"

namespace respite {

struct Phrases {
  std::string_view thanks;
  std::string_view now;               // {who} helps at once
  std::string_view at;                // {who}, {when}
  std::string_view planned;           // {who}, {when}, {latest}
  std::string_view promised;          // {latest}
  std::string_view called;            // {who}, {when}
  std::string_view asking;            // {when}; {who}, {other} are certain
  std::string_view only_asking;       // {when}, nothing else is certain
  std::string_view lead;              // {who}
  std::string_view meanwhile;         // {article}, {link}
  std::string_view not_an_emergency;  // said kindly
  std::string_view emergency;         // {criteria}
  std::string_view emergency_by;      // {criteria}, {by}
  std::string_view policy;            // {policy}
  std::string_view nobody_has_skill;  // {skill}, {people}
  std::string_view too_long;
  std::string_view seat_empty;
  std::string_view unskilled_on_duty;        // {skill}, {who}
  std::string_view taken_on_duty;            // {who}
  std::string_view date;                     // {weekday}, {day}, {month}, {time}
  std::array<std::string_view, 7> weekdays;  // from Sunday
  std::array<std::string_view, 12> months;
  std::array<std::string_view, kRuleCount> reasons;  // by RuleId
};

[[nodiscard]] const Phrases& english();
[[nodiscard]] const Phrases& french();
[[nodiscard]] const Phrases& german();

}  // namespace respite
