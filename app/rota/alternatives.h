// Alternatives told against the first plan: who gains what, and what it costs.
#pragma once

#include <vector>

#include "app/view/plan.h"
#include "scheduler/solve/alternatives.h"

namespace respite {

// The first plan, then its alternatives, numbered from 0; the one of number `kept` is the draft.
[[nodiscard]] std::vector<AlternativeView> alternatives_view(const Problem& problem,
                                                             const Alternative& first,
                                                             const std::vector<Alternative>& others,
                                                             std::size_t kept);

}  // namespace respite
