// Small random people with ties, and everything that can be tried on them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>

#include "scheduler/solve/prices/tied_lines.h"
#include "tests/scheduler/solve/engine/tiny_lines.h"

namespace respite::test {

// A post for each period, which one kind of duty may have no part in; each two may be tied.
inline TiedLines tie_up(LineProblem lines, Random& random) {
  TiedLines tied{.lines = std::move(lines), .ties = {}, .post_of = {}, .posts = 0};
  tied.posts = tied.lines.periods;
  for (int period = 0; period < tied.lines.periods; ++period)
    for (int kind = 0; kind < tied.lines.kinds; ++kind)
      tied.post_of.push_back(kind > 0 && random.below(3) == 0 ? -1 : period);
  for (std::size_t one = 0; one < tied.lines.people.size(); ++one)
    for (std::size_t other = 0; other < one; ++other)
      if (random.below(4) != 0) tied.ties.push_back({one, other, random.below(60) - 45});
  return tied;
}

inline TiedLines tiny_tied_lines(Random& random) {
  const bool three = random.below(2) == 0;
  return tie_up(tiny_problem(random, {three ? 3 : 2, three ? 3 : 4, 2}), random);
}

// Prices that may be: a head is worth no more than its lack costs, a share no more than the tie.
inline TiedPrices random_prices(const TiedLines& tied, Random& random) {
  TiedPrices prices = no_prices(tied);
  for (std::size_t cell = 0; cell < prices.covers.size(); ++cell) {
    const LineCover& cover = tied.lines.cover[cell];
    prices.covers[cell] = -cover.over + random.unit() * (cover.under + cover.over);
  }
  for (std::size_t tie = 0; tie < tied.ties.size(); ++tie)
    for (double& share : prices.shares[tie])
      share = random.unit() * std::max(0, -tied.ties[tie].points);
  return prices;
}

inline Cost best_of_all(const TiedLines& tied) {
  return best_of_all(tied.lines, [&](const Roster& roster) { return tied.cost(roster); });
}

}  // namespace respite::test
