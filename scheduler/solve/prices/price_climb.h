// A bound for whole horizons: heads and company have prices, everybody takes the best line there is
// against them, and the prices go to where a model of all that was seen says the bound is highest.
// Days that are alike have one price at first, later each for itself, so that few rounds suffice.
#pragma once

#include <memory>
#include <vector>

#include "scheduler/solve/prices/bundle.h"
#include "scheduler/solve/prices/counted_person.h"
#include "scheduler/solve/prices/tied_lines.h"

namespace respite {

// The lines must outlive it, and what it counts for people grows with it.
class PriceClimb {
 public:
  // Which periods have one price: every so many one another's, in stretches of so many (0: of all).
  struct Likeness {
    int cycle = 7;
    int stretch = 0;
    bool dear_only = false;  // stretches only where a head has a price at all
  };

  PriceClimb(const TiedLines& tied, std::vector<CountedPerson>& people, WorkMeter& meter);

  // Tells apart so many periods from now on.
  void tell_apart(const Likeness& likeness, double reach);
  // False when the model says that hardly anything is left to gain.
  bool round();
  // False once somebody was seen to have no lawful line at all: no price says anything then.
  [[nodiscard]] bool is_possible() const { return is_possible_; }

  [[nodiscard]] const TiedPrices& prices() const { return best_prices_; }
  // Of these lines, whose loads may be rounded.
  [[nodiscard]] double bound() const { return best_; }

 private:
  struct Seen {
    std::size_t person;
    Line line;
    double cost;  // without prices
  };

  [[nodiscard]] double look();
  void look_at(std::size_t person, CountedLine& finder);
  [[nodiscard]] bool is_settled() const;
  bool count_what_matters();
  void count_for(std::size_t person, CountedLine& finder);
  [[nodiscard]] Bundle::Plane plane_of(const Seen& seen) const;
  void keep_mix();
  void begin_model();
  template <class Prices, class Visit>
  void each_price(Prices& prices, Visit visit) const;
  [[nodiscard]] TiedPrices prices_at(const std::vector<double>& variables) const;
  [[nodiscard]] std::vector<double> variables_at(const TiedPrices& prices) const;

  const TiedLines* tied_;
  std::vector<CountedPerson>* people_;
  WorkMeter* meter_;
  std::vector<int> variable_of_cell_;               // -1: none
  std::vector<std::vector<int>> variable_of_post_;  // [tie][post]
  std::vector<Bundle::Variable> variables_;
  std::unique_ptr<Bundle> model_;
  std::vector<Seen> seen_;
  std::vector<char> learnt_;  // [person] something more is counted since the model was made
  TiedPrices prices_;         // to look at next
  TiedPrices best_prices_;
  std::vector<double> values_;  // [person] of the last look
  Roster last_;
  bool is_possible_ = true;
  double best_;
  double promised_ = 0;  // by the model
  double reach_ = 0;
};

inline constexpr Cost kNothingKnown = INT64_MIN / 4;

// No roster costs less than what these prices say, loads as the lines have them. `people`: what is
// counted; of the same people, whose loads may be rounded. kNothingKnown where somebody has no
// line.
[[nodiscard]] Cost bound_at(const TiedLines& tied, const TiedPrices& prices,
                            const std::vector<CountedPerson>& people, WorkMeter& meter);

}  // namespace respite
