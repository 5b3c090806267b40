// For every place a line can stand: the least it can still cost, were there no caps.
#pragma once

#include <vector>

#include "scheduler/solve/engine/line_window.h"

namespace respite {

// Prices of one call, [(period - window.begin) * kinds + kind]; kNever bars the cell.
struct CellPrices {
  std::vector<Price> fresh;   // the period before is off
  std::vector<Price> onward;  // the period before is on duty
};

class CompletionTable {
 public:
  // Backwards over the window, loads side by side.
  void fill(const LineShape& shape, const LineWindow& window, const CellPrices& prices);

  // From the start of `period` at `node` with `load` units held inside so far; at least
  // kNever / 2 when no lawful end is reachable.
  [[nodiscard]] Price at(int period, int node, int load) const {
    return rows_[row(period, node) + static_cast<std::size_t>(load)];
  }

 private:
  [[nodiscard]] std::size_t row(int period, int node) const {
    return (static_cast<std::size_t>(period - begin_) * static_cast<std::size_t>(nodes_) +
            static_cast<std::size_t>(node)) *
           stride_;
  }
  void fill_end(const LineShape& shape, const LineWindow& window);
  void fill_period(const LineShape& shape, const LineWindow& window, const CellPrices& prices,
                   int period);

  int begin_ = 0;
  int nodes_ = 0;
  int loads_ = 0;           // most_load + 1
  std::size_t stride_ = 0;  // loads_ and room for one duty more
  std::vector<Price> rows_;
};

}  // namespace respite
