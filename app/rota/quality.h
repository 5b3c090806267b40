// How good a plan is: how far from the best possible at most, and how even.
#pragma once

#include "app/view/plan.h"
#include "scheduler/rota/without_turn.h"
#include "scheduler/solve/solve.h"

namespace respite {

// Of a plan of that score, by what the solver found out about all plans.
[[nodiscard]] QualityView quality_of(const Score& score, const SolveResult& result);

// How even it is, and in what; counts that nobody has are left out.
[[nodiscard]] EvenView even_of(const Problem& problem, const Solution& solution,
                               const Judgement& judgement, const std::vector<WithoutTurn>& without);

}  // namespace respite
