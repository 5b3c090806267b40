// Lines found by prices and prices found from lines, in turn, until neither can improve: the best
// mix of lines, and a bound that no lawful roster goes below.
#pragma once

#include <vector>

#include "scheduler/solve/engine/column_lp.h"
#include "scheduler/solve/engine/line_finder.h"

namespace respite {

class ColumnGeneration {
 public:
  static constexpr int kManyLabels = 200000;

  ColumnGeneration(const Lines& lines, LineFinder& finder, Scope scope);
  ColumnGeneration(const ColumnGeneration&) = delete;  // its programme refers to its scope

  // Every slot (the n-th free person) needs a line before the first round.
  void add(std::size_t slot, const Line& line);

  // A line for a slot that has none yet, looked for with so many labels at most.
  enum class AnyLine { kAdded, kNone, kNotFound };  // kNone: there is no lawful one for certain
  [[nodiscard]] AnyLine add_any(std::size_t slot, int most_labels = kManyLabels);

  // Prices, then a line for each slot that is not fixed; false when no new line came, so that the
  // mix is the best there is.
  bool round();

  // No lawful lines of the free people make the scope cost less (with those fixed that are).
  [[nodiscard]] Cost bound() const { return bound_; }
  [[nodiscard]] double objective() const { return lp_.objective(); }

  void fix(std::size_t column);
  [[nodiscard]] bool fixed(std::size_t slot) const { return fixed_[slot] >= 0; }
  [[nodiscard]] const Line& fixed_line(std::size_t slot) const {
    return lp_.line(static_cast<std::size_t>(fixed_[slot]));
  }
  // From here on the slot holds one of these kinds (bits) in the period, or rests where there are
  // none. Some line of the slot must be left that does.
  void decide(std::size_t slot, int period, std::uint64_t kinds);
  // Lets everybody move again; the bound is to be found anew.
  void release();

  [[nodiscard]] const ColumnLp& lp() const { return lp_; }
  [[nodiscard]] const Lines& lines() const { return *lines_; }
  [[nodiscard]] const Scope& scope() const { return scope_; }
  void solve();
  // Prices [cell] known to be good for a problem like this one, in points: the first to be tried,
  // and rounds keep near them until others give a better bound.
  void lean_on(const std::vector<double>& prices);
  // Those that gave the best bound.
  [[nodiscard]] std::vector<double> best_prices() const;
  void forget_bound() { bound_ = INT64_MIN / 2; }

 private:
  bool price(const std::vector<Price>& prices);
  // From the exact prices so many quarters of the way to those of the best bound.
  [[nodiscard]] std::vector<Price> near_centre(const std::vector<Price>& exact, int quarters) const;
  // In units of 1 / scale.
  [[nodiscard]] std::vector<Price> counted(const std::vector<double>& prices) const;
  // The slot may do again what the scope lets it.
  void open_window(std::size_t slot);
  [[nodiscard]] Cost outside_cost(std::size_t slot) const;
  template <class Number>
  [[nodiscard]] Number priced(const Line& line, Number cost,
                              const std::vector<Number>& prices) const;
  [[nodiscard]] Cost cover_part(const std::vector<Price>& prices) const;

  const Lines* lines_;
  LineFinder* finder_;
  Scope scope_;
  std::vector<LineWindow> windows_;  // [slot]
  ColumnLp lp_;
  std::vector<int> fixed_;     // [slot] column or -1
  std::vector<Price> centre_;  // the prices that gave the best bound
  bool untried_ = false;       // they were given, and no line was looked for against them
  Price scale_;                // prices are counted in units of 1 / scale
  Cost bound_ = INT64_MIN / 2;
};

}  // namespace respite
