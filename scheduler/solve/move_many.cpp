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
  const TurnIndex turn = plan.free_turns()[random.below(plan.free_turns().size())];
  const auto a = plan.holder(turn);
  if (!a) return {};
  const PersonIndex b = plan.eligible(turn)[random.below(plan.eligible(turn).size())];
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
  const TurnIndex turn = plan.free_turns()[random.below(plan.free_turns().size())];
  if (plan.eligible(turn).empty()) return {};
  const auto from = plan.holder(turn);
  const PersonIndex to = plan.eligible(turn)[random.below(plan.eligible(turn).size())];
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
  switch (random.below(16)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return propose_reassign(plan, random);
    case 4:
    case 5:
    case 6:
    case 7:
      return propose_swap(plan, random);
    case 8:
      return propose_seats(plan, random);
    case 9:
    case 10:
    case 11:
      return propose_block(plan, random);
    case 12:
    case 13:
      return propose_chain(plan, random);
    default:
      return propose_eject(plan, random);
  }
}

}  // namespace respite
