// Plans that differ in kind: what other aims than the desk's own weights make of the same problem.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "scheduler/solve/solve.h"

namespace respite {

// kAsWeighed: the desk's own weights. kFairest: fair shares before wishes. kLeastDisliked: wishes
// before fair shares. kFewestHandovers: seats change hands as seldom as may be. Hard rules, cover
// and weighted limits come first in all of them.
enum class Aim { kAsWeighed, kFairest, kLeastDisliked, kFewestHandovers };
[[nodiscard]] constexpr std::string_view to_text(Aim aim) {
  constexpr std::string_view kWords[] = {"as weighed", "fairest", "least disliked",
                                         "fewest handovers"};
  return kWords[static_cast<std::size_t>(aim)];
}

// A plan by what the aims are about; less is better in each.
struct Measures {
  std::int64_t fairness = 0;  // points, with the desk's weight
  std::int64_t wishes = 0;    // points, company included
  int handovers = 0;          // handovers.h
};
[[nodiscard]] Measures measures_of(const Problem& problem, const Judgement& judgement,
                                   const Solution& solution);

struct Alternative {
  Aim aim = Aim::kAsWeighed;
  Solution solution;
  Judgement judgement;  // by the problem's own weights
  Measures measures;
};

struct Plans {
  Alternative first;                // by the desk's own weights
  std::vector<Alternative> others;  // alternatives_to() it
};

// A plan and at most `most` alternatives to it. Where one of them is better by the desk's own
// weights than what was found for them, that one is the plan.
[[nodiscard]] Plans plans_from(const Problem& problem, const Solution& found,
                               const SolveOptions& options, std::size_t most);

// At most `most`, in the order of the aims: only plans that gain on `first` in what they aim at,
// break no hard rule that it keeps, leave no more empty and are no copy of one before. Each is
// searched for with the same seed and effort as `first` was; stopped, the rest is left out.
[[nodiscard]] std::vector<Alternative> alternatives_to(const Problem& problem,
                                                       const Solution& first,
                                                       const SolveOptions& options,
                                                       std::size_t most);

}  // namespace respite
