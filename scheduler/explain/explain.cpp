#include "scheduler/explain/explain.h"

namespace respite {

Explanation explain(const WhyCase& asked, Instant now, std::int64_t work) {
  Explanation explanation;
  std::int64_t search = work / 4;
  Possible possible = can_hold(asked, search);
  explanation.possible = possible.answer;
  explanation.way = std::move(possible.plan);
  if (possible.answer != Solvable::kNo) return explanation;
  std::int64_t thinning = work / 4;
  explanation.conflict = conflict_of(asked, possible.against, thinning);
  std::int64_t fixing = work / 2;
  explanation.fixes = fixes_of(asked, explanation.conflict, now, fixing);
  return explanation;
}

}  // namespace respite
