#include "tests/scheduler/explain/infeasible.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "scheduler/explain/explain.h"
#include "scheduler/explain/words.h"
#include "scheduler/rota/judge_line.h"
#include "scheduler/rota/judge_pairs.h"
#include "scheduler/solve/solve.h"
#include "tests/support/brute_force.h"

namespace respite::test {
namespace {

constexpr double kMostPlans = 100'000;

bool can_try_everything(const Problem& problem) { return plans_of(problem) <= kMostPlans; }

struct Faults {
  int broken = 0;
  int unmet = 0;
};

Faults faults_of(const Problem& problem, const Solution& solution) {
  Faults faults;
  LineJudge judge(problem);
  for (const ProblemPerson& person : problem.people) {
    const LineScore score = judge.judge(person.person, line_of(solution, person.person));
    faults.broken += score.broken;
    faults.unmet += score.unmet;
  }
  IgnoreBreaches sink;
  faults.broken += PairJudge(problem).judge(solution, sink).broken;
  return faults;
}

bool holds_all(const Problem& problem, const Solution& solution) {
  for (std::size_t t = 0; t < problem.turns.size(); ++t)
    if (problem.turns[t].in_window && problem.turns[t].required && !solution.holder[t])
      return false;
  const Faults faults = faults_of(problem, solution);
  return faults.broken <= faults_of(problem, empty_solution(problem)).broken && faults.unmet == 0;
}

// By a search that shares nothing with the one under test.
bool is_solvable(const Problem& problem) {
  if (can_try_everything(problem)) return holds_all(problem, brute_force(problem).solution);
  for (const std::int64_t effort : {20, 400}) {
    SolveOptions options;
    options.effort = effort;
    if (holds_all(problem, solve(problem, options).solution)) return true;
  }
  return false;
}

std::vector<TurnIndex> turns_of(const WhyCase& asked, const Active& active) {
  std::vector<TurnIndex> turns = asked.turns;
  for (std::size_t e = 0; e < active.size(); ++e)
    if (active[e] && asked.elements[e].kind == ElementKind::kDemand)
      turns.push_back(asked.elements[e].turn);
  std::ranges::sort(turns);
  return turns;
}

Problem with(const WhyCase& asked, const Active& active) {
  return narrowed(asked, active, turns_of(asked, active)).problem;
}

std::string told(const WhyCase& asked, const Conflict& conflict) {
  std::string text = wanted_text(asked);
  for (const Element& element : conflict.elements) text += "\n  " + to_text(asked, element);
  return text;
}

bool expect_core(const WhyCase& asked, const Conflict& conflict) {
  Active core(asked.elements.size(), false);
  for (std::size_t e = 0; e < core.size(); ++e)
    core[e] = std::ranges::find(conflict.elements, asked.elements[e]) != conflict.elements.end();
  const Problem all = with(asked, core);
  EXPECT_FALSE(can_try_everything(all) && is_solvable(all)) << told(asked, conflict);
  if (!conflict.minimal) return false;
  for (std::size_t e = 0; e < core.size(); ++e) {
    if (!core[e]) continue;
    core[e] = false;
    EXPECT_TRUE(is_solvable(with(asked, core)))
        << told(asked, conflict) << "\nwithout: " << to_text(asked, asked.elements[e]);
    core[e] = true;
  }
  return true;
}

// A plan with the change, judged by the law.
bool can_be_kept(const WhyCase& mended) {
  std::int64_t work = kExplainingWork;
  const Possible possible = can_hold(mended, work);
  if (possible.answer != Solvable::kYes) return false;
  const Narrowed whole = narrowed(mended, everything(mended), {}, true);
  Solution plan = empty_solution(whole.problem);
  for (std::size_t t = 0; t < whole.origin.size(); ++t)
    plan.holder[t] = possible.plan.holder[at(whole.origin[t])];
  for (std::size_t t = 0; t < whole.origin.size(); ++t) {
    const auto holder = plan.holder[t];
    if (holder && !whole.problem.turns[t].fixed && whole.problem.barred[t][at(*holder)])
      return false;
  }
  return holds_all(whole.problem, plan);
}

void expect_explained(const WhyCase& asked, bool sure, Told& told) {
  const Explanation explanation = explain(asked, Instant::min());
  EXPECT_FALSE(sure && explanation.possible == Solvable::kUnknown) << wanted_text(asked);
  if (explanation.possible != Solvable::kNo) return;
  const bool core = expect_core(asked, explanation.conflict);
  EXPECT_TRUE(core || !sure) << wanted_text(asked);
  told.cores += core ? 1 : 0;
  if (asked.limit) told.limits += core ? 1 : 0;
  for (const Fix& fix : explanation.fixes) {
    const WhyCase mended = changed(asked, fix);
    EXPECT_TRUE(can_be_kept(mended)) << wanted_text(asked) << ": " << to_text(asked, fix);
    ++told.fixes;
  }
}

}  // namespace

Told expect_true(const RandomCase& random, int most) {
  Told told;
  const Problem problem = build(random);
  SolveOptions options;
  options.effort = 20;
  const Solution plan = solve(problem, options).solution;
  const bool sure = can_try_everything(problem);
  for (const TurnIndex turn : check(problem, plan).empty) {
    if (told.turns == most) break;
    ++told.turns;
    expect_explained(case_of_turn(problem, plan, random.facts.elsewhere, turn), sure, told);
  }
  const std::vector<BentLimit> bent = bent_limits(problem, plan);
  for (std::size_t i = 0; i < std::min<std::size_t>(bent.size(), static_cast<std::size_t>(most));
       ++i)
    expect_explained(case_of_limit(problem, plan, random.facts.elsewhere, bent, i), false, told);
  return told;
}

}  // namespace respite::test
