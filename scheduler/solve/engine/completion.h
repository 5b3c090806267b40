// For every place a line can stand: the least it can still cost, were there no caps but those
// counted in layers.
#pragma once

#include <vector>

#include "scheduler/solve/engine/cap_layers.h"

namespace respite {

// Prices of one call, [step * kinds + kind]; kNever bars the cell.
struct CellPrices {
  std::vector<Price> fresh;   // the period before is off
  std::vector<Price> onward;  // the period before is on duty
};

// Where a line stands before a step.
struct LineStanding {
  int node = 0;
  int layer = 0;
  int load = 0;  // units held inside the window so far
};

class CompletionTable {
 public:
  // Backwards over the window, loads side by side. Prices of the shape and of the load are
  // multiplied by the scale.
  void fill(const LineShape& shape, const LineWindow& window, const CellPrices& prices,
            const CapLayers& layers, Price scale);

  // From the start of a step; at least kNever / 2 when no lawful end is reachable.
  [[nodiscard]] Price at(int step, const LineStanding& standing) const {
    const Band& band = bands_[static_cast<std::size_t>(step)];
    if (standing.load < band.low || standing.load > band.high) return kNever;
    return row(step, standing.node, standing.layer)[standing.load - band.low];
  }
  // A number for each place, below places().
  [[nodiscard]] std::size_t place(int step, const LineStanding& standing) const {
    const Band& band = bands_[static_cast<std::size_t>(step)];
    return row_begin(step, standing.node, standing.layer) +
           static_cast<std::size_t>(standing.load - band.low);
  }
  [[nodiscard]] std::size_t places() const { return size_; }

 private:
  // Loads worth a look before a step: reachable, and enough still to be reached.
  struct Band {
    int low = 0;
    int high = 0;
  };

  [[nodiscard]] std::size_t row_begin(int step, int node, int layer) const {
    const int index = (step * nodes_ + node) * layers_ + layer;
    return static_cast<std::size_t>(index) * stride_ + pad_;
  }
  [[nodiscard]] Price* row(int step, int node, int layer) {
    return rows_.data() + row_begin(step, node, layer);
  }
  [[nodiscard]] const Price* row(int step, int node, int layer) const {
    return rows_.data() + row_begin(step, node, layer);
  }
  void set_bands(const LineShape& shape, const LineWindow& window);
  void fill_end(const LineShape& shape, const LineWindow& window);
  void fill_period(const LineShape& shape, const LineWindow& window, const CellPrices& prices,
                   const CapLayers& layers, int step);
  // What stands between two spans.
  void fill_fixed(const LineWindow& window, int step);

  int nodes_ = 0;
  int layers_ = 1;
  Price scale_ = 1;
  std::vector<Band> bands_;  // [step], one more at the end
  std::size_t pad_ = 0;      // of kNever on either side of a row: the longest load
  std::size_t stride_ = 0;
  std::size_t size_ = 0;
  std::vector<Price> rows_;
};

}  // namespace respite
