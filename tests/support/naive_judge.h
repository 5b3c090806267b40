// A second opinion on the check, written apart from it: pair by pair, slot by slot, hour by hour.
#pragma once

#include <cstdint>
#include <set>
#include <utility>

#include "scheduler/rota/solution.h"

namespace respite::test {

struct NaiveOpinion {
  std::set<std::pair<Rule, PersonIndex>> broken;  // of the rules it knows, by whom
  std::int64_t cover = 0;
};

// Knows overlap, rest, leave, days in a row, weekends, the two families and cover; personal limits
// only. Weekends
// want covered time to begin and end on whole half hours.
[[nodiscard]] NaiveOpinion naive_opinion(const Problem& problem, const Solution& solution);

// Whether it knows the rule.
[[nodiscard]] bool is_known_to_naive(Rule rule);

}  // namespace respite::test
