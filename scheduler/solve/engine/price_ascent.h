// A bound for long horizons: cover, load and caps have prices, everybody takes the cheapest line
// there is against them, and the prices climb towards where use meets supply (a deflected
// subgradient).
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/solve/engine/line_finder.h"

namespace respite {

// What lines use, and what it is worth in points.
struct GoodPrices {
  std::vector<double> covers;             // [cell] a head
  std::vector<double> loads;              // [person] a unit
  std::vector<std::vector<double>> caps;  // [person][cap] a charge
};

class PriceAscent {
 public:
  // All is free to begin with.
  explicit PriceAscent(const LineProblem& problem, WorkMeter* meter = nullptr);
  PriceAscent(const PriceAscent&) = delete;  // its lines refer to its problem

  // One look at everybody. `known`: the cost of a roster, the nearer to the best the better;
  // `part`: of all rounds that are behind, from 0 to 1. Steps get shorter with it.
  void round(Cost known, double part);
  // No lawful roster costs less.
  [[nodiscard]] Cost bound() const { return ceiling(best_, scale_); }
  [[nodiscard]] const GoodPrices& best_prices() const { return best_prices_; }

  // From here on the person holds this line; the bound stays what it was.
  void fix(std::size_t person, const Line& line);
  // Lets everybody go, and begins again at these prices.
  void release(const GoodPrices& prices);

  // What a head is worth to those not fixed, in units of 1 / scale: what it costs, where the fixed
  // are as many as wanted.
  [[nodiscard]] std::vector<Price> open_prices() const;
  [[nodiscard]] Price scale() const { return scale_; }

 private:
  struct Good {
    std::int64_t least = 0;  // supplied where it is dearer than `turn` ...
    std::int64_t most = 0;   // ... or not
    Price turn = 0;          // what is not supplied costs, in points
    double lowest = 0;       // price, in points
    double highest = 0;
    double price = 0;
    double wanting = 0;     // supply less use, recent rounds counting most
    std::int64_t used = 0;  // in the last round

    [[nodiscard]] std::int64_t supplied() const { return price > turn ? least : most; }
  };

  // In units of 1 / scale: the price, and what supply is worth at it.
  [[nodiscard]] Price whole(const Good& good) const;
  [[nodiscard]] Cost worth(const Good& good) const;
  [[nodiscard]] GoodPrices prices() const;
  [[nodiscard]] Cost look();
  [[nodiscard]] Cost look_at(std::size_t person);
  // ... who is fixed.
  [[nodiscard]] Cost look_at_fixed(std::size_t person);
  void climb(double reach);

  LineProblem problem_;  // load unlimited: it has a price
  Lines lines_;
  LineFinder finder_;
  std::vector<Good> covers_;             // [cell]
  std::vector<Good> loads_;              // [person] in units
  std::vector<std::int64_t> unit_;       // [person]
  std::vector<std::vector<Good>> caps_;  // [person][cap]
  Price scale_ = 1;                      // prices are counted in units of 1 / scale
  Roster fixed_;                         // [person] empty: free
  std::vector<int> heads_;               // [cell] of those fixed
  GoodPrices best_prices_;
  Cost best_ = INT64_MIN / 4;  // in units of 1 / scale
};

}  // namespace respite
