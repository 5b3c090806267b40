#include "scheduler/solve/columns/part_plan.h"

#include <algorithm>
#include <utility>

#include "scheduler/rota/check.h"

namespace respite {

PartPlan::PartPlan(const PartTask& task, const People& people)
    : task_(&task), best_(task.known), score_(task.score) {
  for (std::size_t t = 0; t < task.problem.turns.size(); ++t) {
    const auto& barred = task.problem.barred[t];
    if (std::ranges::any_of(people, [&](std::size_t p) { return !barred[p]; }))
      turns_.push_back(index_of<TurnIndex>(t));
  }
}

void PartPlan::adopt(const Solution& other) {
  Solution mine = best_;
  for (const TurnIndex turn : turns_) mine.holder[at(turn)] = other.holder[at(turn)];
  const Judgement now = check(task_->problem, mine);
  if (now.score >= score_ || !now.lawful()) return;
  best_ = std::move(mine);
  score_ = now.score;
}

void PartPlan::lay_into(Solution& whole) const {
  for (const TurnIndex turn : turns_) whole.holder[at(turn)] = best_.holder[at(turn)];
}

}  // namespace respite
