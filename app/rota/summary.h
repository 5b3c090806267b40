// The schedule: a rota laid out with what each person carries. What plan, diff and show share.
#pragma once

#include <vector>

#include "app/rota/judged_rota.h"
#include "app/view/rota.h"

namespace respite {

// The records of the problem's window, judged; people gone from the file come last, named by
// `names`. No quality: only a solver can say how good a plan is. No gaps: see app/gaps.h.
[[nodiscard]] ScheduleView schedule_of(const Judged& judged, const Names& names);

[[nodiscard]] ViolationView violation_view(const Problem& problem, const Violation& violation);

// What it says is broken or bent, duties of people gone first.
[[nodiscard]] std::vector<ViolationView> violations_of(const Judged& judged, const Names& names);

}  // namespace respite
