#include "scheduler/explain/explain.h"

#include <algorithm>

#include "scheduler/rota/check.h"

namespace respite {
namespace {

std::ptrdiff_t hard_breaches(const Problem& problem, const Solution& plan) {
  return std::ranges::count_if(check(problem, plan).violations, &Violation::hard);
}

}  // namespace

Explanation explain(const WhyCase& asked, Instant now, std::int64_t work) {
  Explanation explanation;
  std::int64_t search = work / 4;
  Possible possible = can_hold(asked, search);
  explanation.possible = possible.answer;
  explanation.way = std::move(possible.plan);
  // Minima are left aside while turns are given: whether the way keeps them shows at its end.
  if (possible.answer == Solvable::kYes &&
      hard_breaches(*asked.base, explanation.way) > hard_breaches(*asked.base, asked.plan))
    explanation.possible = Solvable::kUnknown;
  if (possible.answer != Solvable::kNo) return explanation;
  std::int64_t thinning = work / 4;
  explanation.conflict = conflict_of(asked, possible.against, thinning);
  std::int64_t fixing = work / 2;
  explanation.fixes = fixes_of(asked, explanation.conflict, now, fixing);
  return explanation;
}

}  // namespace respite
