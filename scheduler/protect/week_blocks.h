// What a week begins with: blocks that stand, and blocks that must find another place.
#pragma once

#include <vector>

#include "scheduler/protect/reach.h"

namespace respite::protect {

// A block that could not lie where it was: as long as before, on one of those days of its owner.
struct MakeUp {
  PersonIndex person{};
  std::size_t declared = 0;
  Interval was;
  Wall origin;
  std::optional<std::size_t> known;
  DayRange days;
  Hindrance why{};
};

struct WeekBlocks {
  std::vector<PlacedTime> stand;
  std::vector<MakeUp> make_up;
};

struct WeekOf {
  Day first;      // the desk's week begins on it
  Interval span;  // of the window, on the desk's clock
};

// Room for the clocks of others, and for what lies there from the week before.
[[nodiscard]] inline Interval around(const WeekOf& week) {
  return {week.span.begin - std::chrono::days{2}, week.span.end + std::chrono::days{2}};
}

// Which declaration of that person a block is of: the first of its kind and topic that floats, or
// is fixed.
[[nodiscard]] std::optional<std::size_t> declaration_of(const Desk& desk, const KnownBlock& block,
                                                        bool floating);

// The same, fixed or floating: the fixed one first.
[[nodiscard]] inline std::optional<std::size_t> declaration_of(const Desk& desk,
                                                               const KnownBlock& block) {
  const auto fixed = declaration_of(desk, block, false);
  return fixed ? fixed : declaration_of(desk, block, true);
}

[[nodiscard]] bool is_given_up(const PlacementInput& input, PersonIndex person, BlockKind kind,
                               Wall origin);

// Whether one that was lost once it had begun has been placed again.
[[nodiscard]] bool is_made_up(const PlacementInput& input, const KnownBlock& block);

// Blocks the file fixes, and published ones that may not be moved any more, each as long as so many
// can be reached as must be: what has begun first, then what its owner chose, what is near, and the
// firmest; of equals whoever gave way most so far (`gave_way`, [person], goes on). Who stands is
// taken from `reach`.
[[nodiscard]] WeekBlocks blocks_of_week(const PlacementInput& input, const WeekOf& week,
                                        const std::vector<OwnTime>& own, Reach& reach,
                                        std::vector<Seconds>& gave_way);

// The last day on which a block that cannot lie on `day` is placed again without being owed.
[[nodiscard]] Day last_day_for(const PlacementInput& input, PersonIndex person, Day day);

}  // namespace respite::protect
