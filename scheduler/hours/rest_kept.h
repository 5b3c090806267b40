// Evidence of rest: what working-time rules ask, and what was kept, from what was worked.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "scheduler/hours/work_time.h"
#include "scheduler/team/packs/rule_pack.h"

namespace respite {

// What a pack asks of rest and averages, with the rules that say so.
struct RestRules {
  Seconds daily{std::chrono::hours{11}};
  std::string_view daily_rule = "REST-D11";
  std::optional<Seconds> weekly;  // without a break, in each week
  std::string_view weekly_rule;
  std::optional<Seconds> average;  // a week, at most, over `reference_weeks`
  std::string_view average_rule;
  int reference_weeks = 17;
};
[[nodiscard]] RestRules rest_rules_of(PackId pack);

// A stretch that asks for rest and had less than it should.
struct ShortRest {
  Interval span;  // of work without a daily rest; a week
  Seconds found;  // its longest rest
  Seconds wanted;
};

struct RestKept {
  std::optional<Seconds> shortest_daily;   // between two working spans; nothing: fewer than two
  std::vector<ShortRest> daily;            // spans of work in which 24 hours had no daily rest
  std::optional<Seconds> shortest_weekly;  // the longest rest of the worst whole week
  std::vector<ShortRest> weekly;
  // Of the reference period worked most, ending with a week of the window: hours a week, weeks of
  // leave left out. Nothing where the window holds no whole period.
  std::optional<Seconds> average;
  std::optional<Interval> average_over;
  Seconds standby{};  // on call
  Seconds present{};  // there and not on leave
};

// `weeks`: the whole weeks of the person's clock within the window, in order.
[[nodiscard]] RestKept rest_kept(const WorkTime& time, const RestRules& rules,
                                 const std::vector<Interval>& weeks, Interval present);

// Whole weeks of a clock that lie in a window.
[[nodiscard]] std::vector<Interval> whole_weeks(Zone zone, Weekday start, Interval window);

}  // namespace respite
