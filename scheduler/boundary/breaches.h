// What is in the way of one person at one time.
#pragma once

#include "scheduler/boundary/availability.h"

namespace respite {

struct Breaches {
  RuleSet in_the_way;
  RuleSet forbidden;     // those of them that no consent lifts
  RuleSet forbidden_by;  // and the rules that say so, where they are others
  int cost = 0;          // each breach counts, not each minute
  bool person_consents = false;
  bool lead_consents = false;

  [[nodiscard]] bool permitted() const { return forbidden.empty(); }
};

// `budget`: displaced blocks a person's week may hold.
[[nodiscard]] Breaches find_breaches(const PersonTime& time, Interval slot, Instant now,
                                     int budget);

// Blocks beyond the budget of their week if all that the slot overlaps were displaced.
[[nodiscard]] int count_over_budget(const PersonTime& time, Interval slot, Instant now, int budget);

}  // namespace respite
