// The board: a rota laid out with what each person carries. What plan, diff and show share.
#pragma once

#include <vector>

#include "app/view.h"
#include "scheduler/rota/check.h"

namespace respite {

// The records of the problem's window, judged; people gone from the file come last, named by
// `names`. No quality: only a solver can say how good a plan is.
[[nodiscard]] BoardView board_of(const Problem& problem, const Solution& solution,
                                 const Judgement& judgement, const std::vector<SlotRecord>& records,
                                 const Names& names);

// What is uncovered in the problem's window: required turns nobody holds, with who is barred by
// what, and time before a rota's first handover that no held turn covers. Sorted by begin.
[[nodiscard]] std::vector<GapView> gaps_of(const Problem& problem, const Solution& solution,
                                           const Judgement& judgement);

}  // namespace respite
