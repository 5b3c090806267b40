#include "scheduler/solve/construct.h"

#include <algorithm>
#include <tuple>

#include "scheduler/solve/energy.h"

namespace respite {
namespace {

// The cheapest person for an empty turn as the plan stands.
std::optional<PersonIndex> cheapest(Plan& plan, Work& work, TurnIndex turn) {
  std::optional<PersonIndex> best;
  std::int64_t least = 0;
  for (const PersonIndex person : plan.eligible(turn)) {
    if (!plan.fits(turn, person)) continue;
    if (!plan.try_apply({{turn, person}})) continue;
    // A line that grows may pass through hard minima it does not meet yet.
    const std::int64_t cost = energy_of(plan.total()) - plan.total().unmet * kUnmetPrice / 2;
    plan.undo();
    if (!best || cost < least) {
      best = person;
      least = cost;
    }
    if (!work.spend()) break;
  }
  return best;
}

}  // namespace

void construct(Plan& plan, Work& work) {
  std::vector<TurnIndex> order = plan.free_turns();
  std::erase_if(order, [&](TurnIndex turn) {
    return plan.holder(turn) || !plan.problem().turns[at(turn)].is_wanted();
  });
  std::ranges::stable_sort(order, {}, [&](TurnIndex turn) { return plan.eligible(turn).size(); });
  for (const TurnIndex turn : order)
    if (const auto person = cheapest(plan, work, turn))
      static_cast<void>(plan.try_apply({{turn, *person}}));
}

}  // namespace respite
