#include "scheduler/solve/bound.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "scheduler/rota/judge_pairs.h"
#include "scheduler/rules/fairness.h"

namespace respite {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max() / 4;

// What a plan is free to decide about one turn.
struct Choice {
  std::size_t turn = 0;
  std::vector<std::size_t> people;  // who may hold it; the holder where it is fixed
  bool may_stay_empty = false;
};

std::vector<Choice> choices_of(const Problem& problem) {
  std::vector<Choice> choices;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (!turn.in_window) continue;
    Choice choice{t, {}, !turn.required};
    if (turn.fixed)
      choice.people.push_back(at(*turn.fixed));
    else
      for (std::size_t i = 0; i < problem.people.size(); ++i)
        if (!problem.barred[t][i]) choice.people.push_back(i);
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::int64_t least_wishes(const Problem& problem, const std::vector<Choice>& choices) {
  std::int64_t sum = 0;
  for (const Choice& choice : choices) {
    if (choice.people.empty()) continue;
    std::int64_t least = choice.may_stay_empty ? 0 : kNever;
    for (const std::size_t person : choice.people)
      least = std::min<std::int64_t>(least, problem.wish[choice.turn][person]);
    sum += least;
  }
  return sum;
}

// The most turns a person can hold without two at once; loads sorted. Fixed turns count even
// where they overlap.
struct Reach {
  std::vector<std::int64_t> loads;
  std::size_t most = 0;
};

Reach reach_of(const Problem& problem, const std::vector<Choice>& choices, std::size_t person) {
  Reach reach;
  std::vector<Interval> spans;
  for (const Choice& choice : choices) {
    if (std::ranges::find(choice.people, person) == choice.people.end()) continue;
    reach.loads.push_back(problem.load[choice.turn][person]);
    const IntervalSet& time = problem.turns[choice.turn].time;
    if (problem.turns[choice.turn].fixed)
      ++reach.most;
    else
      spans.push_back(time.intervals().front());  // two that share a first slot overlap
  }
  std::ranges::sort(reach.loads);
  std::ranges::sort(spans, {}, &Interval::end);
  Instant free_from = Instant::min();
  for (const Interval span : spans) {
    if (span.begin < free_from) continue;
    free_from = span.end;
    ++reach.most;
  }
  return reach;
}

// [k] the least a person's fairness can cost with k turns.
std::vector<std::int64_t> costs_by_number(const Problem& problem, std::size_t person,
                                          const Reach& reach) {
  const std::int64_t fair = problem.people[person].fair;
  std::vector<std::int64_t> costs;
  std::int64_t lightest = 0;
  std::int64_t heaviest = 0;
  for (std::size_t k = 0; k <= reach.most; ++k) {
    if (k > 0) {
      lightest += reach.loads[k - 1];
      heaviest += reach.loads[reach.loads.size() - k];
    }
    const std::int64_t nearest = std::clamp(fair, lightest, heaviest);
    costs.push_back(deviation_cost(nearest - fair, problem.average_load, problem.fairness_weight));
  }
  return costs;
}

std::int64_t least_fairness(const Problem& problem, const std::vector<Choice>& choices) {
  std::size_t at_least = 0;  // turns that must be held
  std::size_t at_most = 0;
  for (const Choice& choice : choices) {
    if (choice.people.empty()) continue;
    at_least += choice.may_stay_empty ? 0U : 1U;
    ++at_most;
  }
  std::vector<std::int64_t> least(at_most + 1, kNever);  // [turns dealt out so far]
  least[0] = 0;
  for (std::size_t person = 0; person < problem.people.size(); ++person) {
    const auto costs = costs_by_number(problem, person, reach_of(problem, choices, person));
    std::vector<std::int64_t> next(at_most + 1, kNever);
    for (std::size_t dealt = 0; dealt <= at_most; ++dealt) {
      if (least[dealt] == kNever) continue;
      for (std::size_t k = 0; k < costs.size() && dealt + k <= at_most; ++k)
        next[dealt + k] = std::min(next[dealt + k], least[dealt] + costs[k]);
    }
    least = std::move(next);
  }
  std::int64_t best = kNever;
  for (std::size_t dealt = at_least; dealt <= at_most; ++dealt) best = std::min(best, least[dealt]);
  return best == kNever ? 0 : best;
}

}  // namespace

Score lower_bound_of(const Problem& problem) {
  const std::vector<Choice> choices = choices_of(problem);
  Score bound;
  for (const Choice& choice : choices)
    if (choice.people.empty() && !choice.may_stay_empty)
      bound[Tier::kCover] += problem.turns[choice.turn].under;
  bound[Tier::kBalance] = least_wishes(problem, choices) + least_fairness(problem, choices) +
                          PairJudge(problem).least_company_cost();
  return bound;
}

}  // namespace respite
