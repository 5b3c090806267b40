// A lower bound: what no lawful plan can go below.
#pragma once

#include "scheduler/rota/problem.h"
#include "scheduler/rota/score.h"

namespace respite {

// Tier by tier, each given that those before it are at their bound:
// - cover: required turns that nobody may ever hold;
// - limits: nothing;
// - balance: every turn counted at its least wish, every pair at its best company, plus the least
//   that fairness can cost (least_fairness.h).
// The score of a known plan spares work; where no plan can be better the bound equals it.
[[nodiscard]] Score lower_bound_of(const Problem& problem, const Score& known);

}  // namespace respite
