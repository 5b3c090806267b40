// Moves of one or two turns.
#include <algorithm>

#include "scheduler/solve/moves.h"

namespace respite {

Move propose_exchange(const Plan& plan, TurnIndex a, TurnIndex b) {
  const auto one = plan.holder(a);
  const auto other = plan.holder(b);
  if (one == other) return {};
  if (one && (!plan.may_hold(b, *one) || !plan.fits(b, *one, a))) return {};
  if (other && (!plan.may_hold(a, *other) || !plan.fits(a, *other, b))) return {};
  return {{a, other}, {b, one}};
}

Move propose_reassign(const Plan& plan, Random& random) {
  constexpr std::size_t kSeldom = 16;
  const TurnIndex turn = random.pick(plan.free_turns());
  if (plan.eligible(turn).empty()) return {};
  const auto holder = plan.holder(turn);
  if (holder && !plan.problem().turns[at(turn)].required && random.below(kSeldom) == 0)
    return {{turn, std::nullopt}};
  const PersonIndex to = random.pick(plan.eligible(turn));
  if (to == holder || !plan.fits(turn, to)) return {};
  return {{turn, to}};
}

Move propose_swap(const Plan& plan, Random& random) {
  constexpr std::size_t kNear = 40;  // turns to either side
  const auto& turns = plan.free_turns();
  const std::size_t i = random.below(turns.size());
  const std::size_t low = i > kNear ? i - kNear : 0;
  const std::size_t high = std::min(i + kNear + 1, turns.size());
  const std::size_t j =
      random.below(2) == 0 ? random.below(turns.size()) : low + random.below(high - low);
  return i == j ? Move{} : propose_exchange(plan, turns[i], turns[j]);
}

Move propose_seats(const Plan& plan, Random& random) {
  constexpr Seconds kTogether = std::chrono::hours{20};
  const auto& turns = plan.free_turns();
  const auto turn = [&](std::size_t i) -> const Turn& {
    return plan.problem().turns[at(turns[i])].turn;
  };
  const std::size_t i = random.below(turns.size());
  const Instant begin = turn(i).span.begin;
  std::size_t low = i;
  std::size_t high = i + 1;
  while (low > 0 && begin - turn(low - 1).span.begin <= kTogether) --low;
  while (high < turns.size() && turn(high).span.begin - begin <= kTogether) ++high;
  const std::size_t j = low + random.below(high - low);
  const bool interchangeable =
      turn(i).rota == turn(j).rota && turn(i).seat == turn(j).seat && begin == turn(j).span.begin;
  return interchangeable ? Move{} : propose_exchange(plan, turns[i], turns[j]);
}

Move propose_chain(const Plan& plan, Random& random) {
  const TurnIndex first = random.pick(plan.free_turns());
  if (plan.eligible(first).empty()) return {};
  const auto a = plan.holder(first);
  const PersonIndex b = random.pick(plan.eligible(first));
  if (a == b || plan.line(b).empty()) return {};
  const TurnIndex second = random.pick(plan.line(b));
  if (!plan.is_free(second)) return {};
  const PersonIndex c = random.pick(plan.eligible(second));
  if (c == b || !plan.fits(first, b, second)) return {};
  if (!plan.fits(second, c, a == c ? std::optional(first) : std::nullopt)) return {};
  return {{first, b}, {second, c}};
}

}  // namespace respite
