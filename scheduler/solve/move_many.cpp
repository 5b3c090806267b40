// Moves of several turns.
#include <algorithm>

#include "scheduler/solve/moves.h"

namespace respite {
namespace {

// The person's free turns that begin in the interval go to the other; false where one may not.
bool hand_over(const Plan& plan, Interval interval, PersonIndex from, PersonIndex to, Move& move) {
  const auto begin_of = [&](TurnIndex turn) {
    return plan.problem().turns[at(turn)].turn.span.begin;
  };
  const auto& line = plan.line(from);
  auto it = std::ranges::lower_bound(line, interval.begin, {}, begin_of);
  for (; it != line.end() && begin_of(*it) < interval.end; ++it) {
    if (!plan.is_free(*it)) continue;
    if (!plan.may_hold(*it, to)) return false;
    move.push_back({*it, to});
  }
  return true;
}

}  // namespace

Move propose_block(const Plan& plan, Random& random) {
  constexpr std::size_t kLongest = 14;  // days, or times the turn's own length
  const TurnIndex turn = random.pick(plan.free_turns());
  const auto a = plan.holder(turn);
  if (!a) return {};
  const PersonIndex b = random.pick(plan.eligible(turn));
  if (a == b) return {};
  const Interval span = plan.problem().turns[at(turn)].turn.span;
  const Seconds unit = std::max<Seconds>(span.length(), std::chrono::days{1});
  const auto units =
      static_cast<int>(2 + random.below(unit > std::chrono::days{2} ? kLongest / 4 : kLongest - 1));
  const Interval block{span.begin, span.begin + unit * units};
  Move move;
  if (!hand_over(plan, block, *a, b, move) || !hand_over(plan, block, b, *a, move)) return {};
  return move.size() < 2 ? Move{} : move;
}

Move propose_eject(const Plan& plan, Random& random) {
  constexpr Seconds kNear = std::chrono::hours{12};
  const TurnIndex turn = random.pick(plan.free_turns());
  if (plan.eligible(turn).empty()) return {};
  const auto from = plan.holder(turn);
  const PersonIndex to = random.pick(plan.eligible(turn));
  if (from == to) return {};
  const Interval span = plan.problem().turns[at(turn)].turn.span;
  const Interval wide{span.begin - kNear, span.end + kNear};
  Move move{{turn, to}};
  for (const TurnIndex other : plan.line(to)) {
    const Interval theirs = plan.problem().turns[at(other)].turn.span;
    if (theirs.begin >= wide.end) break;
    if (!wide.overlaps(theirs)) continue;
    if (!plan.is_free(other)) return {};
    move.push_back({other, from && plan.may_hold(other, *from) ? from : std::nullopt});
  }
  return move.size() < 2 ? Move{} : move;
}

Move propose(const Plan& plan, Random& random) {
  const int sixteenth = random.below(16);
  if (sixteenth < 4) return propose_reassign(plan, random);
  if (sixteenth < 8) return propose_swap(plan, random);
  if (sixteenth < 9) return propose_seats(plan, random);
  if (sixteenth < 12) return propose_block(plan, random);
  return sixteenth < 14 ? propose_chain(plan, random) : propose_eject(plan, random);
}

}  // namespace respite
