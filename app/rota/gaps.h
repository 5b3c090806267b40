// Gaps: time a rota must cover and nobody able holds.
#pragma once

#include <vector>

#include "app/rota/judged_rota.h"
#include "app/rota/show.h"

namespace respite {

// Of what is published, from now to the furthest end of any published window, or in the window
// asked for; of the draft, what it would leave in its window. Throws Failure(kInput) where there is
// nothing of that kind to look at.
[[nodiscard]] GapsView gaps_in(const OpenDesk& desk, const ShowOptions& options);

// What today's file wants covered in the window and those slots leave open, with who is barred from
// it by what. A rota without any duty is taken to begin at `first`.
[[nodiscard]] std::vector<GapView> gaps_of(const OpenDesk& desk,
                                           const std::vector<SlotRecord>& stand, Interval window,
                                           Instant first, const Names& names,
                                           Bars bars = Bars::kNamed);

// In the window of what was judged, as far as it lies ahead.
[[nodiscard]] std::vector<GapView> gaps_of(const OpenDesk& desk, const Judged& judged,
                                           const Names& names, Bars bars = Bars::kNamed);

// From now to the furthest end of any published window, undone ones included.
[[nodiscard]] Interval ahead_of(const OpenDesk& desk, const Snapshot& snapshot);

}  // namespace respite
