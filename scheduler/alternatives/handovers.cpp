#include "scheduler/alternatives/handovers.h"

#include <algorithm>
#include <map>
#include <utility>

#include "scheduler/solve/energy.h"
#include "scheduler/solve/heat.h"
#include "scheduler/solve/moves.h"

namespace respite {
namespace {

constexpr std::int64_t kHandoverPrice = 4'000;  // points

// No worse than the plan it began with, in all that comes before balance.
bool keeps(const Total& now, const Total& first) {
  return now.broken <= first.broken && now.unmet <= first.unmet &&
         now.score[Tier::kCover] <= first.score[Tier::kCover] &&
         now.score[Tier::kLimits] <= first.score[Tier::kLimits];
}

}  // namespace

Handovers::Handovers(const Problem& problem) : group_of_(problem.turns.size(), kNone) {
  std::map<std::pair<RotaIndex, std::uint32_t>, std::size_t> last;  // of each seat
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    const auto place = last.try_emplace(std::pair(turn.turn.rota, turn.turn.seat), kNone).first;
    const std::size_t before = place->second;
    const auto begin_of = [&](std::size_t group) {
      return problem.turns[at(groups_[group].turns.front())].turn.span.begin;
    };
    if (before == kNone || begin_of(before) != turn.turn.span.begin) {
      place->second = groups_.size();
      if (before != kNone) groups_[before].after = groups_.size();
      groups_.push_back({.turns = {}, .before = before, .in_window = turn.in_window});
    }
    groups_[place->second].turns.push_back(index_of<TurnIndex>(t));
    group_of_[t] = place->second;
  }
}

int Handovers::count_at(const Solution& solution, std::size_t group) const {
  const Group& now = groups_[group];
  if (!now.in_window || now.before == kNone) return 0;
  const auto& before = groups_[now.before].turns;
  return static_cast<int>(std::ranges::count_if(now.turns, [&](TurnIndex turn) {
    const auto holder = solution.holder[at(turn)];
    return holder && std::ranges::none_of(before, [&](TurnIndex earlier) {
             return solution.holder[at(earlier)] == holder;
           });
  }));
}

int Handovers::count(const Solution& solution) const {
  int sum = 0;
  for (std::size_t group = 0; group < groups_.size(); ++group) sum += count_at(solution, group);
  return sum;
}

int Handovers::around(const Solution& solution, const Move& move) const {
  std::vector<std::size_t> touched;
  for (const Change& change : move) {
    const std::size_t group = group_of_[at(change.turn)];
    touched.push_back(group);
    if (groups_[group].after != kNone) touched.push_back(groups_[group].after);
  }
  std::ranges::sort(touched);
  const auto twice = std::ranges::unique(touched);
  touched.erase(twice.begin(), twice.end());
  int sum = 0;
  for (const std::size_t group : touched) sum += count_at(solution, group);
  return sum;
}

Solution with_fewer_handovers(const Problem& problem, const Solution& from,
                              const SolveOptions& options) {
  const Handovers handovers(problem);
  Plan plan(problem);
  plan.restore(from);
  if (plan.free_turns().empty()) return from;
  const std::int64_t moves =
      (100'000 + 2'000 * static_cast<std::int64_t>(plan.free_turns().size())) * options.effort /
      100;
  Work work(options, moves);
  Random random(options.seed);
  const Total first = plan.total();
  const auto points = [&](int changes) {
    return plan.total().score[Tier::kBalance] + kHandoverPrice * changes;
  };
  int now = handovers.count(from);
  Solution best = from;
  std::int64_t least = points(now);
  constexpr Heat kHeat{4'000, 8};
  for (std::int64_t tick = 0; tick < moves && work.spend(); ++tick) {
    const Move move = propose(plan, random);
    if (move.empty()) continue;
    const std::int64_t energy = energy_of(plan.total());
    const int before = handovers.around(plan.solution(), move);
    if (!plan.try_apply(move)) continue;
    const int more = handovers.around(plan.solution(), move) - before;
    if (energy_of(plan.total()) - energy + kHandoverPrice * more >
        allowance(heat_at(kHeat, tick, moves), random)) {
      plan.undo();
      continue;
    }
    now += more;
    if (points(now) >= least || !keeps(plan.total(), first)) continue;
    least = points(now);
    best = plan.solution();
  }
  return best;
}

}  // namespace respite
