// A re-plan as the integer programme one would write for a general solver, in the LP format that
// CBC reads: a second opinion on how few turns must be touched.
#pragma once

#include <string>

#include "scheduler/rota/problem.h"

namespace respite::test {

// What one point of Tier::kCover costs against one turn touched.
inline constexpr int kEmptyPrice = 1000;

// x_TURN_PERSON is 1 where that person holds that turn, e_TURN where nobody does, d_PERSON_DAY on a
// day they work; `one` is 1 and carries constants. Its optimum is kEmptyPrice for each point of
// what stays empty, and 1 for each turn touched. Hard rules, as far as samples have them: overlap,
// rest, successions, days, turns of a rota and hours in a row, caps of shifts, skills on a shift,
// novices. Throws std::logic_error for another one, or a turn asked for no more.
[[nodiscard]] std::string to_programme(const Problem& problem);

}  // namespace respite::test
