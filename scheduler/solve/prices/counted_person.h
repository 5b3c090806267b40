// Everybody's best lines against prices, with every rule counted that is known to matter to them.
#pragma once

#include <vector>

#include "scheduler/solve/engine/work_meter.h"
#include "scheduler/solve/prices/counted_line.h"

namespace respite {

inline constexpr int kMostStates = 200;  // of one person's caps in one period

// One person, and what is counted of their lines. The rules must outlive it.
class CountedPerson {
 public:
  CountedPerson(const LineProblem& problem, const LineRules& rules);

  [[nodiscard]] const LineRules& rules() const { return shape_.rules(); }
  [[nodiscard]] const CountStates& states() const { return states_; }
  // The best line against prices (prices_for); of lines that cost the same one that charges little
  // of what is not counted.
  [[nodiscard]] CountedAnswer best(std::vector<Price> prices, CountedLine& finder) const;
  // Counts from now on the rules of these caps, as far as so many states suffice. False where
  // nothing came to what is counted.
  bool count_too(CapSet caps, int most_states);
  // Of caps that are not counted: those the line breaks.
  [[nodiscard]] CapSet broken_by(const Line& line) const;
  // Whether the line keeps to the caps that are counted.
  [[nodiscard]] bool counts(const Line& line) const;

 private:
  LineShape shape_;
  std::vector<int> rules_counted_;
  CountStates states_;
};

[[nodiscard]] std::vector<CountedPerson> counted_people(const LineProblem& problem);

[[nodiscard]] std::int64_t load_of_line(const LineRules& rules, int kinds, const Line& line);

// [cap] charges of the line.
[[nodiscard]] std::vector<int> charges_of_line(const LineRules& rules, int kinds, const Line& line);

}  // namespace respite
