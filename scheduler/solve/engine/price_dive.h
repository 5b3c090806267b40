// A roster from prices alone, no programme: everybody in turn takes the line that is best against
// them and keeps it, and before the next does the prices climb to what is still wanted.
#pragma once

#include <functional>
#include <optional>

#include "scheduler/solve/engine/price_ascent.h"

namespace respite {

class PriceDive {
 public:
  // `prices`: of a good bound.
  PriceDive(const Lines& lines, GoodPrices prices);

  // In an order by chance. `known`: the cost of a roster. None when somebody is left without a
  // lawful line, or when it is time to stop, the part of the people that have theirs given.
  [[nodiscard]] std::optional<Roster> roster(Cost known, Random& random,
                                             const std::function<bool(double)>& stop);

 private:
  const Lines* lines_;
  GoodPrices prices_;
  PriceAscent ascent_;
  LineFinder finder_;
};

}  // namespace respite
