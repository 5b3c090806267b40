// The least that fairness can cost, however turns are dealt out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scheduler/rota/problem.h"

namespace respite {

// What a plan is free to decide about one turn of the window.
struct Choice {
  std::size_t turn = 0;
  std::vector<std::size_t> people;  // who may hold it; the holder alone where it is fixed
  bool fixed = false;
  bool may_stay_empty = false;
};

[[nodiscard]] std::vector<Choice> choices_of(const Problem& problem);

// A lower bound of the sum of deviation costs over all lawful plans in which each turn that
// somebody may hold is held, or `known` where that is less.
//
// Turns are sorted into kinds of like load. A person is dealt some number of each kind, not more
// than they may hold, in all not more than fit one after the other, and carries a load somewhere
// between their lightest and their heaviest such turns; all numbers together make up the kinds.
// The best deal is found exactly, person by person, over what is left of each kind. Kinds are
// merged until that is little work; with one load to a kind nothing is lost but who sits when.
[[nodiscard]] std::int64_t least_fairness(const Problem& problem,
                                          const std::vector<Choice>& choices, std::int64_t known);

}  // namespace respite
