// What a plan is told as: how good it is, what it gave up, and plans of other kinds beside it.
#pragma once

#include <string>
#include <vector>

#include "app/view/plan.h"
#include "scheduler/alternatives/alternatives.h"
#include "scheduler/rota/without_turn.h"
#include "scheduler/solve/solve.h"

namespace respite {

// Of a plan of that score, by what the solver found out about all plans.
[[nodiscard]] QualityView quality_of(const Score& score, const SolveResult& result);

// How even it is, and in what; counts that nobody has are left out.
[[nodiscard]] EvenView even_of(const Problem& problem, const Solution& solution,
                               const Judgement& judgement, const std::vector<WithoutTurn>& without);

// Every wish that is not met, with its count, what costs most first: "Ben Ito would rather not be
// on duty with Asha Patel: 4 of 6 turns are (weight 10)".
[[nodiscard]] std::vector<std::string> wishes_given_up(const Problem& problem,
                                                       const Solution& solution);

// Whoever holds nothing, and why.
[[nodiscard]] std::vector<WithoutTurnView> without_turn_views(
    const Problem& problem, const std::vector<WithoutTurn>& without);

// The first plan, then its alternatives, numbered from 0; the one of number `kept` is the draft.
[[nodiscard]] std::vector<AlternativeView> alternatives_view(const Problem& problem,
                                                             const Alternative& first,
                                                             const std::vector<Alternative>& others,
                                                             std::size_t kept);

[[nodiscard]] std::string progress_line(const Progress& progress);
[[nodiscard]] int percent_of(const Progress& progress);

}  // namespace respite
