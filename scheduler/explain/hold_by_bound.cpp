#include "scheduler/explain/hold_by_bound.h"

#include "scheduler/rota/check.h"
#include "scheduler/solve/columns/prove.h"
#include "scheduler/solve/construct.h"
#include "scheduler/solve/fill.h"
#include "scheduler/solve/plan.h"

namespace respite {

Solvable hold_by_bound(const Problem& problem, Solution& found) {
  constexpr std::int64_t kLabels = 3'000'000;
  Plan plan(problem);
  if (plan.total().broken > 0) return Solvable::kUnknown;
  Work work({}, 20'000);
  construct(plan, work);
  trim(plan);
  fill(plan, work, 2);
  found = plan.solution();
  if (plan.total().unmet > 0) return Solvable::kUnknown;
  if (plan.total().score[Tier::kCover] == 0) return Solvable::kYes;
  const Score none;
  const Score known = plan.total().score;
  const ProofOptions options{.work = kLabels,
                             .stop = [] { return false; },
                             .polish = [](const Solution& rough) { return rough; },
                             .progress = {}};
  const Proof proof = prove(problem, plan.solution(), known, none, options);
  if (proof.bound[Tier::kCover] > 0) return Solvable::kNo;
  if (!proof.better || proof.score[Tier::kCover] > 0) return Solvable::kUnknown;
  found = *proof.better;
  return Solvable::kYes;
}

}  // namespace respite
