#include "scheduler/solve/prices/tied_lines.h"

#include <cmath>

namespace respite {
namespace {

Price in_units(double points, Price scale) {
  return static_cast<Price>(std::lround(points * scale));
}

}  // namespace

Cost TiedLines::cost(const Roster& roster) const {
  Cost cost = roster_cost(lines, roster);
  for (const TiedPair& tie : ties)
    cost += Cost{tie.points} * together(roster[tie.one], roster[tie.other]);
  return cost;
}

int TiedLines::together(const Line& one, const Line& other) const {
  int periods = 0;
  for (int period = 0; period < lines.periods; ++period) {
    const int at = post(one, period);
    if (at >= 0 && at == post(other, period)) ++periods;
  }
  return periods;
}

TiedPrices no_prices(const TiedLines& tied) {
  TiedPrices prices{.covers = std::vector<double>(tied.lines.cover.size(), 0.0), .shares = {}};
  for (const TiedPair& tie : tied.ties)
    prices.shares.emplace_back(static_cast<std::size_t>(tied.posts), std::max(0, -tie.points) / 2);
  return prices;
}

std::vector<Price> prices_for(const TiedLines& tied, const TiedPrices& prices, std::size_t person,
                              Price scale) {
  const std::vector<LineCell>& cells = tied.lines.people[person].cells;
  std::vector<Price> of(cells.size(), 0);
  for (std::size_t cell = 0; cell < cells.size(); ++cell)
    of[cell] = cells[cell].cost * scale - in_units(prices.covers[cell], scale);
  for (std::size_t t = 0; t < tied.ties.size(); ++t) {
    const TiedPair& tie = tied.ties[t];
    if (tie.points >= 0 || !tie.has(person)) continue;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      if (tied.post_of[cell] < 0) continue;
      const Price share =
          in_units(prices.shares[t][static_cast<std::size_t>(tied.post_of[cell])], scale);
      of[cell] -= tie.one == person ? share : -tie.points * scale - share;
    }
  }
  return of;
}

Cost supply_worth(const TiedLines& tied, const TiedPrices& prices, Price scale) {
  Cost worth = 0;
  for (std::size_t cell = 0; cell < prices.covers.size(); ++cell)
    worth += Cost{in_units(prices.covers[cell], scale)} * tied.lines.cover[cell].wanted;
  return worth;
}

}  // namespace respite
