#include "cli/verdict.h"

#include <algorithm>

namespace respite {

ExitCode verdict_on(const std::vector<ViolationView>& violations,
                    const std::vector<GapView>& gaps) {
  const bool broken = std::any_of(violations.begin(), violations.end(),
                                  [](const ViolationView& one) { return one.hard; });
  const bool empty = std::any_of(gaps.begin(), gaps.end(), [](const GapView& gap) {
    return !gap.turn.empty() && !gap.holder;
  });
  return broken || empty ? ExitCode::kRule : ExitCode::kDone;
}

}  // namespace respite
