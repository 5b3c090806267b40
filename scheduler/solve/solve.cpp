#include "scheduler/solve/solve.h"

#include <algorithm>
#include <array>

#include "scheduler/solve/anneal.h"
#include "scheduler/solve/bound.h"
#include "scheduler/solve/construct.h"
#include "scheduler/solve/energy.h"
#include "scheduler/solve/fill.h"

namespace respite {
namespace {

// Moves judged at effort 100.
std::int64_t usual_moves(const Plan& plan) {
  return 150'000 + 4'000 * static_cast<std::int64_t>(plan.free_turns().size());
}

// Hot enough to move what is wrong: balance alone, or limits and cover with it.
Heat first_heat(const Total& total, const Score& bound) {
  if (total.unmet > 0) return {kUnmetPrice, 4};
  if (total.score[Tier::kCover] > bound[Tier::kCover]) return {20 * kCoverPrice, 4};
  if (total.score[Tier::kLimits] > 0) return {20 * kLimitPrice, 4};
  return {500, 4};
}

// Everything that must hold of a result: filled where anybody may, minima met where fewer turns
// can, no single step left that betters it.
void finish(Plan& plan, Work& work) {
  constexpr int kDepth = 2;
  trim(plan);
  fill(plan, work, kDepth);
  descend(plan, work);
  fill(plan, work, 0);
}

void keep_better(Solution& best, Total& least, const Plan& plan) {
  if (plan.total() >= least) return;
  least = plan.total();
  best = plan.solution();
}

}  // namespace

SolveResult solve(const Problem& problem, const SolveOptions& options) {
  // One long round, then shorter ones from the best so far.
  constexpr std::array<std::int64_t, 3> kPercent = {60, 20, 20};
  Plan plan(problem);
  const std::int64_t moves = usual_moves(plan) * std::max<std::int64_t>(options.effort, 0) / 100;
  Work work(options, moves);
  Random random(options.seed);

  construct(plan, work);
  finish(plan, work);
  Solution best = plan.solution();
  Total least = plan.total();
  const Score bound = lower_bound_of(problem, least.score);
  for (std::size_t round = 0; round < kPercent.size() && !plan.free_turns().empty(); ++round) {
    if (work.interrupted() || (least.unmet == 0 && least.score <= bound)) break;
    Heat heat = first_heat(least, bound);
    heat.from >>= static_cast<int>(round);  // later rounds only shake what the first has found
    static_cast<void>(anneal(plan, random, work, heat, moves * kPercent[round] / 100, bound));
    finish(plan, work);
    keep_better(best, least, plan);
    plan.restore(best);
  }
  work.report(least.score);
  return {.solution = best,
          .score = least.score,
          .bound = bound,
          .proven = least.unmet == 0 && least.score == bound,
          .interrupted = work.interrupted()};
}

}  // namespace respite
