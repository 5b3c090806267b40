#include "scheduler/solve/ruin.h"

#include <algorithm>

#include "scheduler/solve/energy.h"

namespace respite {
namespace {

// Turns around a random one, in random order: those of two people and empty ones, or any.
std::vector<TurnIndex> pick_turns(const Plan& plan, Random& random) {
  constexpr std::size_t kMost = 8;
  constexpr std::size_t kNear = 60;  // turns to either side
  const auto& free = plan.free_turns();
  const std::size_t middle = random.below(free.size());
  const auto one = plan.holder(free[middle]);
  const bool anybody = random.below(3) == 0;
  const auto other = index_of<PersonIndex>(random.below(plan.problem().people.size()));
  std::vector<TurnIndex> picked;
  for (std::size_t away = 0; away <= kNear && picked.size() < kMost; ++away)
    for (const std::size_t i : {middle - away, middle + away}) {
      if (i >= free.size() || (away == 0 && !picked.empty())) continue;
      const auto holder = plan.holder(free[i]);
      const bool theirs =
          anybody ? random.below(2) == 0 : !holder || holder == one || holder == other;
      if (theirs && picked.size() < kMost) picked.push_back(free[i]);
    }
  for (std::size_t i = picked.size(); i > 1; --i) std::swap(picked[i - 1], picked[random.below(i)]);
  return picked;
}

// Without the price of hard minima a line may grow into them turn by turn.
std::int64_t cost_of(const Total& total, bool minima_count) {
  return energy_of(total) - (minima_count ? 0 : total.unmet * kUnmetPrice);
}

void give_cheapest(Plan& plan, Random& random, Work& work, TurnIndex turn, bool minima_count) {
  constexpr std::size_t kOverlook = 8;  // one candidate in so many, or nothing new is ever found
  std::optional<PersonIndex> best;
  std::int64_t least = cost_of(plan.total(), minima_count);
  for (const PersonIndex person : plan.eligible(turn)) {
    if (random.below(kOverlook) == 0 || !plan.fits(turn, person)) continue;
    if (!work.spend()) return;
    if (!plan.try_apply({{turn, person}})) continue;
    if (const auto cost = cost_of(plan.total(), minima_count); cost < least) {
      best = person;
      least = cost;
    }
    plan.undo();
  }
  if (best) static_cast<void>(plan.try_apply({{turn, *best}}));
}

}  // namespace

bool ruin_and_recreate(Plan& plan, Random& random, Work& work, std::int64_t allowance) {
  const Total before = plan.total();
  Move ruin;
  Move back;
  for (const TurnIndex turn : pick_turns(plan, random)) {
    ruin.push_back({turn, std::nullopt});
    back.push_back({turn, plan.holder(turn)});
  }
  plan.put_back(ruin);
  const bool minima_count = random.below(2) == 0;
  for (const Change& change : ruin) give_cheapest(plan, random, work, change.turn, minima_count);
  const std::int64_t cost = energy_of(plan.total()) - energy_of(before);
  if (plan.total().broken <= before.broken && cost <= allowance) return true;
  plan.put_back(back);
  return false;
}

}  // namespace respite
