// Plans of a week: people placed one after the other against what the others left.
#pragma once

#include <vector>

#include "scheduler/protect/place_week.h"
#include "scheduler/protect/pricing.h"

namespace respite::protect {

class Fitting {
 public:
  // All must outlive it.
  Fitting(const PlaceProblem& problem, Pricing& pricing, Effort& effort)
      : problem_(problem), pricing_(pricing), effort_(effort) {}

  // The cheapest of all plans so far, once there is one.
  [[nodiscard]] bool known() const { return known_; }
  [[nodiscard]] const PlacedWeek& best() const { return best_; }
  void keep(std::vector<Line> lines);  // where they are lawful and cheaper

  void fit_in();  // those with most to place first
  // Those first whom prices leave least of what they want; shy of cells that prices call scarce.
  void fit_in(const Priced& priced, const Prices& prices);
  // From those lines on, each again against all others.
  void polish(std::vector<Line> lines);

 private:
  void fit(const std::vector<std::size_t>& order, const Prices* prices);
  void polish(std::vector<Line>& lines, Crowding& crowding, const std::vector<std::size_t>& order);
  [[nodiscard]] Cost cost_against(std::size_t owner, const Line& line, const Terms& terms) const;

  const PlaceProblem& problem_;
  Pricing& pricing_;
  Effort& effort_;
  bool known_ = false;
  PlacedWeek best_;
};

}  // namespace respite::protect
