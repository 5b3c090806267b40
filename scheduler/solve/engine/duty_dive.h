// From a mix of lines to one line each, duty by duty: what a person holds in a period is decided
// where the mix nearly has, and lines are priced again, until nothing is open. Finer than whole
// lines (`dive`): few people over a long horizon lose much by each whole line that is fixed.
#pragma once

#include <functional>
#include <optional>

#include "scheduler/solve/engine/column_generation.h"

namespace respite {

struct DutyDiveOptions {
  Cost below = INT64_MAX / 4;  // give up once nothing cheaper can come
  double at_once = 0.2;        // part of the open duties that is decided at once
  double noise = 0.0;          // added to shares at random, for a dive unlike the last
  // A good roster [slot]: where the mix has some of a duty of its, that share counts for more.
  // Empty: none.
  Roster guide;
  double guided = 0.3;  // so much more
};

// The lines of the free people [slot], or none when it cannot beat `below` (or time is up).
// Cost as ColumnGeneration::bound counts it. Leaves the columns it found and nothing decided.
[[nodiscard]] std::optional<Roster> dive_by_duties(const Lines& lines, ColumnGeneration& generation,
                                                   const DutyDiveOptions& options, Random& random,
                                                   const std::function<bool()>& stop);

}  // namespace respite
