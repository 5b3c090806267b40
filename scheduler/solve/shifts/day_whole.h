// Whether the engine's rules say all of one person's law.
#pragma once

#include <vector>

#include "scheduler/solve/shifts/day_follows.h"
#include "scheduler/solve/shifts/day_posts.h"

namespace respite {

struct WholeQuestion {
  const DayScope& scope;
  const DayPosts& posts;
  PersonIndex person;
  const std::vector<const Limits*>& all;  // that bind the person and are compiled
  const DayFollows& follows;              // by them
  const std::vector<DayDuty>& duties;     // by period
  const std::vector<TurnIndex>& context;  // the person's, outside of the window
  const LineRules& rules;                 // as compiled, caps aside
};

// Sums aside, which day_caps() answers for: whether a line that keeps to the rules keeps to the
// law.
[[nodiscard]] bool is_whole(const WholeQuestion& question);

}  // namespace respite
