// Everybody's cheapest week against prices on crowded cells, and the bound that they make together.
#pragma once

#include <vector>

#include "scheduler/protect/crowding.h"
#include "scheduler/protect/line/best_line.h"

namespace respite::protect {

using Prices = std::vector<std::vector<Cost>>;  // [crowd][cell], fine, up to the dearest

inline constexpr Cost kDearest = 1'000'000 * kFine;
[[nodiscard]] inline Cost dearest(const Crowd& crowd) {
  return crowd.hard() ? kDearest : kFine * crowd.over;
}

// Where somebody is sent away from, and held to, on one branch of a tree.
struct Ruling {
  std::size_t owner = 0;
  int cell = 0;
  bool held = false;
};

// How much may be done, as BestLine::work counts: the same everywhere.
struct Effort {
  std::int64_t most = 0;
  std::int64_t used = 0;
  [[nodiscard]] bool left() const { return used < most; }
};

[[nodiscard]] inline Cost rounded_up(Cost fine) {
  return fine >= 0 ? (fine + kFine - 1) / kFine : -(-fine / kFine);
}

struct Priced {
  std::vector<BestLine> lines;  // [owner]
  Cost bound = 0;               // fine; no lawful lines cost less
  bool feasible = true;
};
[[nodiscard]] std::vector<Line> lines_of(const Priced& priced);

class Pricing {
 public:
  // Both must outlive it.
  Pricing(const PlaceProblem& problem, Effort& effort);

  [[nodiscard]] BestLine line(std::size_t owner, const Terms& terms);
  [[nodiscard]] Priced price(const Prices& prices, const std::vector<Ruling>& rulings);
  // Those prices beside what the owner meets already.
  void add(Terms& terms, std::size_t owner, const Prices& prices) const;
  [[nodiscard]] Prices free() const;  // nothing costs anything

 private:
  [[nodiscard]] Terms terms_of(std::size_t owner, const Prices& prices,
                               const std::vector<Ruling>& rulings) const;
  [[nodiscard]] Cost worth_of_room(const Prices& prices) const;

  const PlaceProblem& problem_;
  Effort& effort_;
  std::vector<LineFinder> finders_;                  // [owner]
  std::vector<std::vector<std::size_t>> crowds_of_;  // [owner]
};

}  // namespace respite::protect
