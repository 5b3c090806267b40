// People's lines as the engine knows them, and who of them would like to be on duty together.
#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/solve/engine/line_problem.h"
#include "scheduler/solve/prices/tied_pair.h"

namespace respite {

inline constexpr Price kPriceScale = 16;  // prices are counted in units of 1 / scale
inline constexpr int kLabelsOfCheck = 8;  // a look at a line's rules takes as long as so many

struct TiedLines {
  LineProblem lines;           // without what company is worth
  std::vector<TiedPair> ties;  // each two at most once
  std::vector<int> post_of;    // [cell] -1 where nobody can be on together
  int posts = 0;

  // Company counted; loads as the lines have them.
  [[nodiscard]] Cost cost(const Roster& roster) const;
  // In how many periods both lines hold cells of one post.
  [[nodiscard]] int together(const Line& one, const Line& other) const;
  // The post a line holds in the period, or -1.
  [[nodiscard]] int post(const Line& line, int period) const {
    const Held held = line[static_cast<std::size_t>(period)];
    return held == kOff ? -1 : post_of[lines.cell(period, held)];
  }
};

// What a head is worth, and what of each tie's points goes to the first of the two while nobody
// says whether the other is there; the second gets the rest.
struct TiedPrices {
  std::vector<double> covers;               // [cell]
  std::vector<std::vector<double>> shares;  // [tie][post] from 0 to what the two gain
};

[[nodiscard]] TiedPrices no_prices(const TiedLines& tied);

// Prices of a person's cells, in units of 1 / scale. Rounded so that shares of a tie add up.
[[nodiscard]] std::vector<Price> prices_for(const TiedLines& tied, const TiedPrices& prices,
                                            std::size_t person, Price scale);
// What supply is worth at those prices, in the same units.
[[nodiscard]] Cost supply_worth(const TiedLines& tied, const TiedPrices& prices, Price scale);

}  // namespace respite
