#include "scheduler/solve/columns/branch.h"

#include "scheduler/solve/columns/search_tree.h"

namespace respite {

std::int64_t branch(Programme& programme, std::int64_t best, const std::function<bool()>& stop,
                    const std::function<std::int64_t(const Solution&)>& take) {
  Generation& generation = programme.generation;
  SearchTree tree(generation, programme.cover, static_cast<double>(programme.narrowed.average_load),
                  best);
  while (!stop() && tree.step(stop)) {
    if (!tree.found()) continue;
    tree.set_best(take(solution_of(programme, held_in(generation.columns(), *tree.found()))));
  }
  return tree.bound();
}

}  // namespace respite
