#include "scheduler/solve/anneal.h"

#include "scheduler/solve/energy.h"
#include "scheduler/solve/moves.h"
#include "scheduler/solve/ruin.h"

namespace respite {
namespace {

// One move, kept where it costs no more than that.
bool step(Plan& plan, Random& random, Work& work, std::int64_t allowed) {
  const Move move = propose(plan, random);
  static_cast<void>(work.spend());
  if (move.empty()) return false;
  const std::int64_t before = energy_of(plan.total());
  if (!plan.try_apply(move)) return false;
  if (energy_of(plan.total()) - before <= allowed) return true;
  plan.undo();
  return false;
}

bool least_can_fall(const Total& least, const Score& enough) {
  return least.unmet > 0 || least.score > enough;
}

}  // namespace

void anneal(Plan& plan, Random& random, Work& work, Heat heat, std::int64_t moves,
            const Score& enough) {
  constexpr std::int64_t kReportEvery = 4096;
  constexpr std::int64_t kRuinEvery = 200;
  Solution best = plan.solution();
  Total least = plan.total();
  bool at_best = true;
  const auto stop_at = work.done() + moves;
  for (std::int64_t tick = 0; work.done() < stop_at && least_can_fall(least, enough); ++tick) {
    if (tick % kReportEvery == 0) work.report(least.score);
    const std::int64_t spent = moves - (stop_at - work.done());
    const std::int64_t allowed = allowance(heat_at(heat, spent, moves), random);
    const bool moved = tick % kRuinEvery == 0 ? ruin_and_recreate(plan, random, work, allowed)
                                              : step(plan, random, work, allowed);
    if (work.interrupted()) break;
    if (!moved) continue;
    at_best = false;
    if (plan.total() < least) {
      least = plan.total();
      best = plan.solution();
      at_best = true;
    }
  }
  if (!at_best) plan.restore(best);
}

void descend(Plan& plan, Work& work) {
  constexpr std::size_t kNear = 150;
  const auto& turns = plan.free_turns();
  const auto try_move = [&](const Move& move) {
    const Total before = plan.total();
    if (!plan.try_apply(move)) return false;
    if (plan.total() < before) return true;
    plan.undo();
    return false;
  };
  for (bool again = true; again && !work.interrupted();) {
    again = false;
    for (std::size_t i = 0; i < turns.size(); ++i) {
      for (const PersonIndex person : plan.eligible(turns[i])) {
        if (person == plan.holder(turns[i]) || !plan.fits(turns[i], person)) continue;
        if (!work.spend()) return;
        again = try_move({{turns[i], person}}) || again;
      }
      for (std::size_t j = i > kNear ? i - kNear : 0; j < i; ++j) {
        const Move move = propose_exchange(plan, turns[i], turns[j]);
        if (move.empty()) continue;
        if (!work.spend()) return;
        again = try_move(move) || again;
      }
    }
  }
}

}  // namespace respite
