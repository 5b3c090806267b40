// Recurrence rules (RFC 5545, 3.3.10): the families on which independent implementations agree.
//
// Own code and not libical's iterator: docs/decisions/ has the measurements.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ical/content_line.h"
#include "scheduler/time/civil.h"

namespace respite::ical {

enum class Frequency { kDaily, kWeekly, kMonthly, kYearly };

struct NthWeekday {
  int nth = 0;  // of the month or year, from its end where negative; 0: every one
  Weekday weekday;
  friend bool operator==(const NthWeekday&, const NthWeekday&) = default;
};

// A rule that repeats on days; the time of day is that of DTSTART.
struct Rule {
  Frequency frequency = Frequency::kDaily;
  int interval = 1;
  std::optional<int> count;
  std::optional<Stamp> until;   // included
  std::vector<int> months;      // 1 to 12
  std::vector<int> month_days;  // from the month's end where negative
  std::vector<int> year_days;   // from the year's end where negative
  std::vector<NthWeekday> weekdays;
  std::vector<int> positions;  // BYSETPOS, within each month or year
  Weekday week_start = std::chrono::Monday;
  // BYHOUR, BYMINUTE, BYSECOND: only what says the same as DTSTART is read.
  std::optional<int> hour, minute, second;
};

// A rule, or why it is refused.
struct ParsedRule {
  std::optional<Rule> rule;
  std::string refusal;
};
[[nodiscard]] ParsedRule parse_rule(std::string_view text);

// Why a rule is refused whose BYHOUR, BYMINUTE or BYSECOND say anything but DTSTART's.
inline constexpr std::string_view kOwnTimes = "it has times of day of its own";

// Whether the rule's time of day, where it has one, is that of its start.
[[nodiscard]] bool agrees_with(const Rule& rule, Wall start);

}  // namespace respite::ical
