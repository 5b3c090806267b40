// The ways the search changes a plan. Each proposes one move, or an empty one where it finds none;
// none is judged yet.
#pragma once

#include "scheduler/solve/plan.h"
#include "scheduler/solve/random.h"

namespace respite {

// The two turns change hands; an empty move where one may not hold the other's.
[[nodiscard]] Move propose_exchange(const Plan& plan, TurnIndex a, TurnIndex b);

// One turn to somebody else who may hold it; a shadow seat at times to nobody.
[[nodiscard]] Move propose_reassign(const Plan& plan, Random& random);

// Two people, or a person and nobody, exchange one turn each; often near each other in time.
[[nodiscard]] Move propose_swap(const Plan& plan, Random& random);

// Two seats of one handover, or two different shifts that begin within a day, change hands.
[[nodiscard]] Move propose_seats(const Plan& plan, Random& random);

// Two people exchange all they hold for some days on end.
[[nodiscard]] Move propose_block(const Plan& plan, Random& random);

// A gives a turn to B, B another to C, who may be A.
[[nodiscard]] Move propose_chain(const Plan& plan, Random& random);

// Somebody takes a turn and hands what stands in its way to whoever held it, or to nobody: so an
// empty turn travels until somebody can take it.
[[nodiscard]] Move propose_eject(const Plan& plan, Random& random);

// One of them all.
[[nodiscard]] Move propose(const Plan& plan, Random& random);

}  // namespace respite
