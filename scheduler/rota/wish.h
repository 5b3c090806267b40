// Wishes as points on turns.
#pragma once

#include <cstdint>

#include "scheduler/rota/problem.h"

namespace respite {

// 100 times the weight: a cost where disliked, below zero where liked.
[[nodiscard]] std::int32_t points_of(const Wish& wish);

// Points of a person's wishes for one turn, company aside; a wish counts at most once for a turn.
// Days are the civil days in the person's zone on which the turn covers anything.
[[nodiscard]] std::int32_t wish_points(const Person& person, const ProblemTurn& turn);

// Whether a wish is about the turn itself: of that shift, on that day. Never one about company.
[[nodiscard]] bool is_about(const Wish& wish, const Person& person, const ProblemTurn& turn);

}  // namespace respite
