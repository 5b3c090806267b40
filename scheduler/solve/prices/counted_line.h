// One person's best line against prices, exactly, with what the states of its caps count; other
// caps are left out. No labels: one table of loads for each place a line can stand.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "scheduler/solve/prices/count_states.h"

namespace respite {

struct CountedAnswer {
  Price cost = kNever;   // of the line found, runs and load included; kNever: there is none
  Price bound = kNever;  // no line costs less
  Line line;             // empty where only the cost was asked for
};

class CountedLine {
 public:
  // A line whose load is at all times close to that of this one is enough: many times quicker. Then
  // the bound means nothing. Null: any line.
  void stay_near(const Line* line) { near_ = line; }
  // So much more than in truth the loads of a line add up to, for they are rounded.
  void set_excess(std::int64_t excess) { excess_ = excess; }
  // `prices`: [cell] what the cell costs, in units of 1 / scale; what the rules do not allow is of
  // no meaning. What runs and loads cost is multiplied by the scale.
  [[nodiscard]] CountedAnswer find(const LineShape& shape, const CountStates& states,
                                   std::span<const Price> prices, Price scale, bool with_line);
  [[nodiscard]] std::int64_t work() const { return work_; }  // grows with time spent

 private:
  struct Loads {  // worth a look, in units
    int low = 0;
    int high = 0;
  };
  struct Duty {  // the cheapest of those that lead to the same place
    int duty_class;
    int load;
    CapSet charge;
    std::uint64_t after;  // classes it may follow, as bits
    Price price;
    Held held;
  };
  using Rows = std::vector<Price>;

  // Where a line may stand after a period.
  struct Way {
    int state = 0;
    int node = 0;
    int load = 0;  // of the period
    Price price = 0;
    Held held = kOff;
  };

  [[nodiscard]] CountedAnswer find_among_loads(bool with_line);
  [[nodiscard]] Price load_price(int load) const;
  void narrow_loads();
  void all_loads();
  [[nodiscard]] bool is_narrowed() const;
  void set_bands();
  void set_duties(int period);
  template <class Visit>
  void each_way(int period, int state, int node, Visit visit) const;
  void fill_end(Rows& rows) const;
  void fill(int period, const Rows& next, Rows& rows);
  [[nodiscard]] Line trace();
  [[nodiscard]] Way best_way(int period, const Way& from, const Rows& next);
  [[nodiscard]] std::size_t row(int state, int node) const {
    return (static_cast<std::size_t>(state) * static_cast<std::size_t>(nodes_) +
            static_cast<std::size_t>(node)) *
               stride_ +
           pad_;
  }
  [[nodiscard]] std::size_t size(int period) const {
    return static_cast<std::size_t>(states_->count(period)) * static_cast<std::size_t>(nodes_) *
           stride_;
  }

  const Line* near_ = nullptr;
  std::int64_t excess_ = 0;
  const LineShape* shape_ = nullptr;
  const CountStates* states_ = nullptr;
  std::span<const Price> prices_;
  Price scale_ = 1;
  int nodes_ = 0;
  std::size_t pad_ = 0;  // of kNever on either side of a row: the longest load
  std::size_t stride_ = 0;
  int least_ = 0;  // loads a line may end with, as far as they are worth a look
  int most_ = 0;
  Price beyond_ = kNever;      // no line with another load costs less
  std::vector<Loads> loads_;   // [period], one more at the end
  std::vector<Duty> fresh_;    // of the period at hand: after a period off ...
  std::vector<Duty> onward_;   // ... or on duty
  std::vector<Rows> kept_;     // every so many periods
  std::vector<Rows> stretch_;  // between two of those
  Rows spare_;
  std::int64_t work_ = 0;
};

}  // namespace respite
