// The freeze: published time so near that it moves only by hand.
#pragma once

#include <vector>

#include "app/desk/open_desk.h"
#include "app/rota/judged_rota.h"
#include "app/view/rota.h"

namespace respite {

// From now on, as far as the desk's freeze reaches.
[[nodiscard]] Interval frozen_time(const OpenDesk& desk);

// Published duty in frozen time that the draft takes from somebody who could hold it; sorted by
// begin. A turn that its holder cannot hold (gone, left, on leave, not in the rota) is not frozen,
// nor what nobody holds.
[[nodiscard]] std::vector<FrozenView> frozen_and_moved(const OpenDesk& desk,
                                                       const Snapshot& snapshot,
                                                       const Judged& draft, const Names& names);

// Published duty in frozen time that breaks a hard rule and that its holder could hold: what the
// freeze keeps a re-plan from mending. In the order of the violations, each turn once.
[[nodiscard]] std::vector<FrozenView> kept_by_freeze(const OpenDesk& desk, const Judged& judged,
                                                     const Names& names);

}  // namespace respite
