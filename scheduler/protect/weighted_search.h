// Plans of a week by weights on cells where too many are away.
#pragma once

#include <vector>

#include "scheduler/protect/chance.h"
#include "scheduler/protect/fitting.h"

namespace respite::protect {

// Everybody in turn takes their cheapest line against weights of cells that are full without them.
// A weight rises while too many lie on its cell and falls while there is room, so that the lines
// leave every trap in the end. (Morris, "The breakout method for escaping from local minima",
// 1993; Voudouris and Tsang, "Guided local search", 1999.)
class WeightedSearch {
 public:
  // Weights begin with `prices`, which say where room is scarce. `effort`: what `pricing` counts.
  // All must outlive it.
  WeightedSearch(const PlaceProblem& problem, const Prices& prices, Pricing& pricing,
                 Fitting& fitting, const Effort& effort);

  // Begins anew, by another chance each time. What is found goes into `fitting`, which has a plan,
  // until so much of the effort is used, `bound`, points, is met, or nothing better came for long.
  void run(Cost bound, std::int64_t until);

 private:
  void begin();
  void sweep();
  [[nodiscard]] Terms weighted(std::size_t owner);
  [[nodiscard]] bool is_crowded();
  void fall();
  void weigh();
  void mend();
  [[nodiscard]] bool lies_crowded(std::size_t owner) const;
  template <class Visit>
  void for_each_hard_cell(const Visit& visit);

  const PlaceProblem& problem_;
  const Prices& prices_;
  Pricing& pricing_;
  Fitting& fitting_;
  const Effort& effort_;
  Crowding crowding_;
  Prices weights_;  // of hard crowds
  std::vector<Line> lines_;
  std::vector<std::size_t> order_;
  Chance chance_;
};

}  // namespace respite::protect
