// One person's time as verdicts see it: worked out once, asked many times.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/boundary/facts.h"
#include "scheduler/rules/rest.h"
#include "scheduler/team/packs/rule_pack.h"

namespace respite {

// An intervention locks rest, and work less than kDailyRest apart (scheduler/rules/rest.h) is one
// working span; no span is longer than this. Elapsed time (Directive 2003/88/EC, article 3).
inline constexpr Seconds kLongestSpan = std::chrono::hours{13};

// What PersonTime is made of.
struct PersonParts {
  IntervalSet hours;  // that repeat each week, holidays of the site out
  IntervalSet turns;  // published work duty: personal hours as well
  IntervalSet leave;  // away; before joining and after leaving too
  IntervalSet busy;
  IntervalSet favours;
  IntervalSet rostered;       // of a what-if: work duty, whatever leave says
  std::vector<Block> blocks;  // sorted by begin
  std::vector<Instant> displaced;
  std::vector<Instant> incidents;
  std::optional<int> interruptions_this_week;  // instead of counting `displaced`
  std::optional<int> incidents_last_12h;       // instead of counting `incidents`
  std::optional<Instant> work_ended;
  Rulings rulings;
  Zone zone = Zone::utc();
};

struct PersonTime {
  PersonParts parts;
  IntervalSet shift;            // personal hours: hours, turns and rostered duty
  std::vector<Interval> spans;  // working spans: work less than kDailyRest apart; sorted
  // Where work fits without breaching anything: `open` with movable blocks and favours displaced,
  // `kept` with favours displaced, `untouched` with nothing displaced. After `rested` only.
  IntervalSet open;
  IntervalSet kept;
  IntervalSet untouched;
  std::optional<Instant> rested;  // end of the rest lock
  Seconds longest_block{};
  std::vector<Day> interrupted;  // Monday of the week of each block displaced, sorted

  [[nodiscard]] bool locked(Interval slot) const { return rested && slot.begin < *rested; }
  // Whether they hold a work turn then.
  [[nodiscard]] bool on_turn(Instant t) const {
    return parts.turns.contains(t) || parts.rostered.contains(t);
  }
};

[[nodiscard]] PersonTime make_person_time(PersonParts parts);

// Blocks the slot overlaps, of that firmness, in order.
[[nodiscard]] std::vector<Block> blocks_in(const PersonTime& time, Interval slot,
                                           Firmness firmness);
[[nodiscard]] int count_blocks_in(const PersonTime& time, Interval slot, Firmness firmness);
[[nodiscard]] int count_favours_in(const PersonTime& time, Interval slot);

// The working span the slot would be part of.
[[nodiscard]] Interval span_with(const PersonTime& time, Interval slot);

// Whether two moments fall in one ISO week on the person's clock.
[[nodiscard]] bool same_week(const PersonTime& time, Instant a, Instant b);

// Blocks taken from the person in the ISO week of that moment, their clock.
[[nodiscard]] int interruptions_in_week_of(const PersonTime& time, Instant at, Instant now);

// Call-outs in the twelve hours up to now.
[[nodiscard]] int incidents_before(const PersonTime& time, Instant now);

}  // namespace respite
