// The best lawful line of one person against given prices, exactly or as far as asked.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "scheduler/solve/engine/completion.h"

namespace respite {

// What a charge against each cap is worth; learned from call to call. It steers and bounds the
// search and never changes what is best.
struct CapPrices {
  std::vector<Price> price;   // [cap]
  std::vector<Price> step;    // [cap] signed: the last move
  std::vector<int> blame;     // [cap] searches it made necessary
  std::vector<int> counted;   // caps that are worth layers of the table
  std::int64_t searched = 0;  // labels since the last cap was counted
  std::int64_t filled = 0;    // table cells since
};

struct LineQuery {
  std::span<const Price>
      prices;  // [step * kinds + kind]; kNever bars; of no meaning where a step passes what stands
  Price below = kNever;       // lines that cost as much or more are of no interest
  int most_labels = 1 << 24;  // then the search ends with the best so far
  Price scale = 1;            // what prices of the load, runs, halves and caps are multiplied by
};

struct FoundLine {
  bool found = false;
  bool exact = false;    // nothing lawful costs less (or less than `below`, if none was found)
  Price cost = kNever;   // prices inside the window, the price of the whole load and runs_cost
  Price bound = kNever;  // no lawful line costs less
  Line inside;           // [period that moves], in order
};

// A line that keeps to all rules but caps, which have prices instead.
struct RelaxedLine {
  Price bound = kNever;   // no lawful line costs less; kNever where there is none
  Line inside;            // [period that moves], in order; empty where there is none
  std::vector<int> used;  // [cap] charges
};

class BestLine {
 public:
  [[nodiscard]] FoundLine find(const LineShape& shape, const LineWindow& window,
                               const LineQuery& query, CapPrices& caps);
  // A bound alone, quickly, at the cap prices given.
  [[nodiscard]] RelaxedLine bound(const LineShape& shape, const LineWindow& window,
                                  const LineQuery& query, CapPrices& caps);
  [[nodiscard]] std::int64_t work() const { return work_; }  // grows with time spent

 private:
  struct Label {
    Price cost;  // true prices so far
    Price key;   // least penalised cost of a whole line through here
    int parent;
    int sibling;  // next label at the same place, -1 ends
    std::int16_t node;
    std::int16_t step;  // the next one
    std::int16_t layer;
    std::int32_t load;
    Held held;  // in the step before
    bool dead;
  };
  struct Open {
    std::uint64_t rank;
    int label;
  };
  using Lane = std::uint64_t;  // four counters of 15 bits

  void set_prices(const LineShape& shape, const LineWindow& window, const LineQuery& query,
                  const CapPrices& caps);
  void set_lanes(const LineShape& shape, const LineWindow& window);
  // Follows the table to its end; charges used by the way into used_.
  [[nodiscard]] Line trace(const LineShape& shape, const LineWindow& window);
  void learn(const LineWindow& window, CapPrices& caps) const;
  // After many searches the cap most to blame is counted in layers from now on.
  void weigh(const LineWindow& window, CapPrices& caps) const;
  // False when the window leaves no lawful line for certain.
  [[nodiscard]] bool begin(const LineWindow& window, CapPrices& caps);
  // Prices and table; false when no line reaches the end.
  [[nodiscard]] bool fill(const LineShape& shape, const LineWindow& window, const LineQuery& query,
                          CapPrices& caps);
  // The relaxation without caps: bound, and often the answer (then true).
  [[nodiscard]] bool relax(const LineShape& shape, const LineWindow& window, const LineQuery& query,
                           CapPrices& caps, FoundLine& best);
  // True when the best below `limit` was found, or nothing is there.
  [[nodiscard]] bool search(const LineShape& shape, const LineWindow& window, int most_labels,
                            bool insist, Price limit, FoundLine& best);
  void expand(const LineShape& shape, const LineWindow& window, int index, Price limit);
  void reach(const LineWindow& window, int from, const LineStanding& to, Held held, Price price,
             const Lane* charge, Price limit);
  [[nodiscard]] bool dominated(std::size_t place, Price cost, const Lane* used);
  void push(int index);
  [[nodiscard]] Line line_to(const LineWindow& window, int index) const;
  [[nodiscard]] Price unused_worth(const Lane* used) const;

  CompletionTable table_;
  CapLayers layers_;
  std::vector<int> priced_;  // active caps that are not counted in layers
  CellPrices penalised_;
  std::vector<Price> true_;          // as asked
  std::vector<int> used_;            // [cap]
  Price highest_ = 1;                // of all prices, by size
  Price grain_ = 1;                  // the least step of a cap price
  Price scale_ = 1;                  // of the query
  Price worth_ = 0;                  // of all room at cap prices
  std::vector<Price> active_price_;  // [priced_]
  std::vector<Price> cap_price_;     // [cap] 0 where it cannot bind
  std::size_t words_ = 0;
  std::vector<Lane> room_;          // [word]
  std::vector<Lane> charge_fresh_;  // [cell][word]
  std::vector<Lane> charge_onward_;
  std::vector<Lane> scratch_;
  std::vector<Label> labels_;
  std::vector<Lane> lanes_;  // [label][word]
  std::vector<Open> open_;
  std::vector<int> first_;  // [place] newest label there, -1 none
  std::vector<std::size_t> touched_;
  Price root_ = 0;
  bool deep_ = false;       // deepest first rather than best first
  std::int64_t looks_ = 0;  // at whether one label dominates another
  std::int64_t work_ = 0;
};

}  // namespace respite
