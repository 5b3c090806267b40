// A roster from prices: everybody in turn takes their best line against them and against what the
// others hold, and the price of a cell with too few or too many rises round by round (an augmented
// Lagrangian, one person at a time).
#pragma once

#include <cstdint>
#include <functional>

#include "scheduler/solve/prices/counted_person.h"
#include "scheduler/solve/prices/tied_lines.h"
#include "scheduler/solve/random.h"

namespace respite {

class WeightedRounds {
 public:
  // The lines must outlive it.
  WeightedRounds(const TiedLines& tied, std::uint64_t seed, WorkMeter& meter);

  // So many rounds, each dearer than the one before, and some more for heads that are amiss still;
  // or until told to stop. What comes of it may have too few or too many heads somewhere all the
  // same. `rough`: the same people with loads rounded, which is quicker and good enough until the
  // last rounds, and what is counted for them.
  [[nodiscard]] Roster roster(const std::vector<CountedPerson>& rough, const TiedPrices& prices,
                              int rounds, const std::function<bool()>& stop);

 private:
  void round(double part);
  [[nodiscard]] bool is_full() const;  // nowhere a head too few or too many
  void take_line(std::size_t person, double part, double step);
  [[nodiscard]] std::int64_t excess_of(std::size_t person) const;
  [[nodiscard]] std::vector<Price> prices_of(std::size_t person, double part, double step);
  void add_company(std::size_t person, double part, std::vector<Price>& prices) const;
  void weigh(std::size_t person, const Line& line);

  const TiedLines* tied_;
  std::vector<CountedPerson> rough_;
  std::vector<CountedPerson> people_;  // their true loads
  TiedPrices prices_;
  CountedLine finder_;
  Random random_;
  WorkMeter* meter_;
  Roster roster_;
  bool in_earnest_ = false;                   // true loads, and whatever is broken is counted
  std::vector<int> heads_;                    // [cell]
  std::vector<std::vector<double>> weights_;  // [person][cap] of those not counted
};

}  // namespace respite
