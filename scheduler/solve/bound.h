// A lower bound: what no lawful plan can go below.
#pragma once

#include "scheduler/rota/problem.h"
#include "scheduler/rota/score.h"

namespace respite {

// Tier by tier, each given that those before it are at their bound:
// - cover: required turns that nobody may ever hold;
// - limits: nothing;
// - balance: every turn counted at its least wish (and every pair at its best company), plus the
//   least that fairness can cost when any turns at all could be dealt out by number: each person
//   holds k turns, with a load somewhere between their k lightest and k heaviest, and the numbers
//   add up to the turns that must be held. Rounded as the score is, so that it can be met exactly.
[[nodiscard]] Score lower_bound_of(const Problem& problem);

}  // namespace respite
