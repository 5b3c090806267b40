// Fair shares: what of the demanded load each person ought to carry.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace respite {

// Load that any of some people may carry.
struct Demand {
  std::int64_t load = 0;            // load seconds, 0 or more
  std::vector<std::size_t> people;  // sorted
};

// Pours each demand over its people so that (poured + carried) / weight is level among all of
// them as far as membership allows and nobody gets less than nothing; whoever has no weight gets
// nothing. Who may carry several demands is not loaded twice: every demand is poured again in turn
// until nothing moves (block descent on the sum of squares, a convex function). The shares of a
// demand somebody can carry add up to it, to the second. Exact integers, so the same everywhere.
//
//   weight 2 |     |~~~~~|       a level for everybody; what is carried in counts as filled
//   weight 1 |##~~~|
//
// Shapes: weights, carried and the answer [person]; of pour_each the answer is [demand], by its
// people.
[[nodiscard]] std::vector<std::vector<std::int64_t>> pour_each(
    const std::vector<Demand>& demands, const std::vector<std::int64_t>& weights,
    const std::vector<std::int64_t>& carried);
[[nodiscard]] std::vector<std::int64_t> pour_demand(const std::vector<Demand>& demands,
                                                    const std::vector<std::int64_t>& weights,
                                                    const std::vector<std::int64_t>& carried);

}  // namespace respite
