#include "scheduler/solve/solve.h"

#include <algorithm>
#include <array>

#include "scheduler/solve/anneal.h"
#include "scheduler/solve/bound.h"
#include "scheduler/solve/columns/prove.h"
#include "scheduler/solve/construct.h"
#include "scheduler/solve/energy.h"
#include "scheduler/solve/fill.h"

namespace respite {
namespace {

// What a proof may cost at effort 100, in labels or their like. Where there are few turns a label
// is soon looked at, and a proof often near. With people grow the lines of one programme, and how
// many rounds it takes.
std::int64_t usual_proof(const Plan& plan) {
  constexpr std::int64_t kLeast = 6'000'000;
  constexpr std::int64_t kLeastOfFew = 24'000'000;
  constexpr std::int64_t kFew = 60;
  constexpr std::int64_t kMost = 3'000'000'000;
  const auto people = static_cast<std::int64_t>(plan.problem().people.size());
  const auto turns = static_cast<std::int64_t>(plan.free_turns().size());
  const std::int64_t least = turns <= kFew ? kLeastOfFew : kLeast;
  return std::min(kMost, least + 14 * people * people * people * turns);
}

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
  work.set_bound(bound);
  for (std::size_t round = 0; round < kPercent.size() && !plan.free_turns().empty(); ++round) {
    if (work.interrupted() || (least.unmet == 0 && least.score <= bound)) break;
    Heat heat = first_heat(least, bound);
    heat.from >>= static_cast<int>(round);  // later rounds only shake what the first has found
    static_cast<void>(anneal(plan, random, work, heat, moves * kPercent[round] / 100, bound));
    finish(plan, work);
    keep_better(best, least, plan);
    plan.restore(best);
  }
  Score proven = bound;
  if (least.unmet == 0 && least.broken == 0 && least.score > bound) {
    const ProofOptions proof{.work = usual_proof(plan) * options.effort / 100,
                             .stop = [&] { return work.is_over(); },
                             .polish =
                                 [&](const Solution& rough) {
                                   plan.restore(rough);
                                   finish(plan, work);
                                   return plan.solution();
                                 },
                             .progress =
                                 [&](const Score& score, const Score& bound_now) {
                                   work.set_bound(bound_now);
                                   work.report(score);
                                 }};
    const Proof found = prove(problem, best, least.score, bound, proof);
    proven = found.bound;
    least.score = found.score;
    if (found.better) best = *found.better;
  }
  work.report(least.score);
  return {.solution = best,
          .score = least.score,
          .bound = proven,
          .proven = least.unmet == 0 && least.score == proven,
          .interrupted = work.interrupted()};
}

}  // namespace respite
