#include "scheduler/alternatives/alternatives.h"

#include <algorithm>
#include <array>

#include "scheduler/alternatives/handovers.h"
#include "scheduler/rules/fairness.h"

namespace respite {
namespace {

// How much more one side of the balance weighs: enough that it decides, little enough that the
// other still does where it costs next to nothing.
constexpr int kMuchMore = 20;

Solution plan_with_weight(const Problem& problem, int weight, const SolveOptions& options) {
  Problem other = problem;
  other.fairness_weight = weight;
  const int before = std::max(problem.fairness_weight, 1);
  for (const auto count : {&Even::nights, &Even::weekends, &Even::holidays})
    other.even.*count = problem.even.*count * weight / before;
  return solve(other, options).solution;
}

Solution plan_for(Aim aim, const Problem& problem, const Solution& first,
                  const SolveOptions& options) {
  switch (aim) {
    case Aim::kFairest:
      return plan_with_weight(problem, std::max(problem.fairness_weight, 5) * kMuchMore, options);
    case Aim::kLeastDisliked:
      return plan_with_weight(problem, std::max(problem.fairness_weight / kMuchMore, 1), options);
    case Aim::kFewestHandovers:
      return with_fewer_handovers(problem, first, options);
    case Aim::kAsWeighed:
      break;
  }
  return first;
}

bool gains(Aim aim, const Measures& now, const Measures& first) {
  switch (aim) {
    case Aim::kFairest:
      return now.fairness < first.fairness;
    case Aim::kLeastDisliked:
      return now.wishes < first.wishes;
    case Aim::kFewestHandovers:
      return now.handovers < first.handovers;
    case Aim::kAsWeighed:
      break;
  }
  return false;
}

// As good as `first` in all that comes before balance; what was held may break rules in both.
bool is_as_lawful(const Judgement& now, const Judgement& first) {
  const auto broken = [](const Judgement& judgement) {
    return std::ranges::count(judgement.violations, true, &Violation::hard);
  };
  return broken(now) <= broken(first) && now.score[Tier::kCover] <= first.score[Tier::kCover] &&
         now.score[Tier::kLimits] <= first.score[Tier::kLimits];
}

// As the judge of lines has it.
std::int64_t unevenness_of(const Problem& problem, const Burden& burden) {
  constexpr std::int64_t kOne = 1'000'000;
  const Balance& fair = burden.fair_counts;
  return deviation_cost(burden.nights * kOne - fair.nights, kOne, problem.even.nights) +
         deviation_cost(burden.weekends * kOne - fair.weekends, kOne, problem.even.weekends) +
         deviation_cost(burden.holidays * kOne - fair.holidays, kOne, problem.even.holidays);
}

}  // namespace

Measures measures_of(const Problem& problem, const Judgement& judgement, const Solution& solution) {
  Measures measures;
  for (const Burden& burden : judgement.people)
    measures.fairness +=
        deviation_cost(burden.load - burden.fair, problem.average_load, problem.fairness_weight) +
        unevenness_of(problem, burden);
  measures.wishes = judgement.score[Tier::kBalance] - measures.fairness;
  measures.handovers = Handovers(problem).count(solution);
  return measures;
}

Plans plans_from(const Problem& problem, const Solution& found, const SolveOptions& options,
                 std::size_t most) {
  Plans plans;
  plans.first.solution = found;
  while (true) {
    Alternative& first = plans.first;
    first.aim = Aim::kAsWeighed;
    first.judgement = check(problem, first.solution);
    first.measures = measures_of(problem, first.judgement, first.solution);
    plans.others = alternatives_to(problem, first.solution, options, most);
    const auto best = std::ranges::min_element(
        plans.others, {}, [](const Alternative& other) { return other.judgement.score; });
    if (best == plans.others.end() || best->judgement.score >= first.judgement.score) return plans;
    first.solution = std::move(best->solution);
  }
}

std::vector<Alternative> alternatives_to(const Problem& problem, const Solution& first,
                                         const SolveOptions& options, std::size_t most) {
  constexpr std::array kAims = {Aim::kFairest, Aim::kLeastDisliked, Aim::kFewestHandovers};
  const Judgement judged = check(problem, first);
  const Measures measured = measures_of(problem, judged, first);
  std::vector<Alternative> found;
  for (const Aim aim : kAims) {
    const bool stopped = options.stop != nullptr && options.stop->load();
    if (found.size() >= most || stopped) break;
    Alternative other;
    other.aim = aim;
    other.solution = plan_for(aim, problem, first, options);
    other.judgement = check(problem, other.solution);
    other.measures = measures_of(problem, other.judgement, other.solution);
    const bool known = std::ranges::any_of(found, [&](const Alternative& earlier) {
      return earlier.solution.holder == other.solution.holder;
    });
    if (!known && gains(aim, other.measures, measured) && is_as_lawful(other.judgement, judged))
      found.push_back(std::move(other));
  }
  return found;
}

}  // namespace respite
