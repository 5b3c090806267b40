// The phrases of one language. Templates hold {who}, {when}, {latest}, {other}, {later}, {article},
// {link}, {criteria}, {by}, {policy}, {skill}, {people}, {days}.
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "scheduler/team/packs/rule_id.h"

namespace respite {

// What comes of a request.
struct OutcomePhrases {
  std::string_view now;       // {who} helps at once
  std::string_view at;        // {who}, {when}
  std::string_view planned;   // {who}, {when}, {latest}
  std::string_view promised;  // {latest}
  std::string_view called;    // {who}, {when}
  std::string_view agree;     // {when}, where somebody has to agree
  std::string_view instead;   // {who}, {other}: what is certain
  std::string_view lead;      // {who}
};

// How to reach the desk, after a verb: "by phone"; "by phone on +44 1632 960200" where {by} follows
// the word in the team file.
struct WayPhrases {
  struct Way {
    std::string_view alone;
    std::string_view with;
  };
  Way phone;
  Way mail;
  Way chat;
  Way in_person;
  std::string_view address;  // of the web
  std::string_view other;
};

struct Phrases {
  std::string_view thanks;
  OutcomePhrases could;               // judged only: nothing is booked, nobody is asked
  OutcomePhrases done;                // taken
  std::string_view agree_later;       // taken: {later}, {when}
  std::string_view meanwhile;         // {article}, {link}
  std::string_view not_an_emergency;  // said kindly
  std::string_view emergency;         // {criteria}
  std::string_view emergency_by;      // {criteria}, {by}
  std::string_view reach_us;          // of an emergency: {by}
  WayPhrases ways;
  std::string_view policy;            // {policy}
  std::string_view nobody_has_skill;  // {skill}, {people}
  std::string_view too_long;          // {days}
  std::string_view seat_empty;
  std::string_view unskilled_on_duty;        // {skill}, {who}
  std::string_view taken_on_duty;            // {who}
  std::string_view date;                     // {weekday}, {day}, {month}, {year}, {time}
  std::string_view first_of_month;           // the day where it is the first
  std::array<std::string_view, 7> weekdays;  // from Sunday
  std::array<std::string_view, 12> months;
  std::array<std::string_view, kRuleCount> reasons;  // by RuleId
};

[[nodiscard]] const Phrases& english();
[[nodiscard]] const Phrases& french();
[[nodiscard]] const Phrases& german();

// Puts the named values where the template has {name}; values are never looked into.
[[nodiscard]] std::string fill(
    std::string_view text,
    std::initializer_list<std::pair<std::string_view, std::string_view>> values);

}  // namespace respite
