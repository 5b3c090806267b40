// Everybody's whole lines by prices: a bound for a desk in shifts, and rosters near it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "scheduler/solve/prices/price_climb.h"
#include "scheduler/solve/prices/weighted_rounds.h"
#include "scheduler/solve/shifts/day_lines.h"

namespace respite {

class PriceSearch {
 public:
  using Stop = std::function<bool()>;

  // Rosters can be made on so many threads at a time, a track each.
  PriceSearch(const DayLines& whole, std::size_t tracks, std::uint64_t seed, WorkMeter& meter);
  PriceSearch(const PriceSearch&) = delete;  // its parts refer to its lines
  PriceSearch& operator=(const PriceSearch&) = delete;
  ~PriceSearch() = default;

  // So many rounds of prices.
  void climb(int rounds, const Stop& stop);
  // No roster costs less; the best of all climbs.
  [[nodiscard]] Cost bound() const { return bound_; }

  // Another one each time, improved.
  [[nodiscard]] Roster roster(std::size_t track, int rounds, const Stop& stop);
  // The roster after chains that mend heads amiss, and exchanges between two that pay.
  [[nodiscard]] Roster improved(Roster roster, const Stop& stop) const;

 private:
  TiedLines exact_;
  TiedLines coarse_;
  std::vector<CountedPerson> people_;  // of the coarse lines
  PriceClimb climb_;
  std::vector<WeightedRounds> rounds_;  // [track]
  WorkMeter* meter_;
  Cost bound_ = kNothingKnown;
  std::size_t stage_ = 0;
};

}  // namespace respite
