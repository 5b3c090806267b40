// The part of a line that may change: some spans, the rest of the line around them fixed.
#pragma once

#include <vector>

#include "scheduler/solve/engine/line_shape.h"
#include "scheduler/solve/engine/spans.h"

namespace respite {

struct LineWindow {
  // In order: each period that may change, and between two spans ~n for the n-th part that stands
  // there and is passed in one step.
  std::vector<int> steps;
  int nodes = 0;
  std::vector<int> behind;           // [part that stands between spans][node] the node behind it
  std::vector<Price> behind_prices;  // ... and what its steps cost besides their cells
  int start = 0;                     // node the fixed part before leaves behind
  int outside_load = 0;              // units held outside the window
  int most_load = 0;                 // units a lawful line may hold inside at most
  int least_load = 0;                // ... at least
  bool part_of_load = false;         // the rest of the line comes later: no price for the load yet
  std::vector<int> room;             // [cap] charges left for the inside; with a price not below 0
  std::vector<int> active;  // caps that more periods inside can charge than they have room for
  // [node] What the steps of the fixed parts before and after cost besides their cells, and charges
  // outside beyond caps with a price; kNever where the part after may not follow.
  std::vector<Price> closes;
  std::vector<char> barred;  // [cell of the problem] not this duty; empty: none
  std::vector<char> must;    // [period of the problem] some duty; empty: none

  [[nodiscard]] int count() const { return static_cast<int>(steps.size()); }
  // The period of a step, below 0 where it passes what stands.
  [[nodiscard]] int period(int step) const { return steps[static_cast<std::size_t>(step)]; }
  [[nodiscard]] std::size_t passed(int step, int node) const {
    return static_cast<std::size_t>(~period(step)) * static_cast<std::size_t>(nodes) +
           static_cast<std::size_t>(node);
  }
  // The node behind what the step passes, kNowhere when it can't follow on `node`.
  [[nodiscard]] int node_behind(int step, int node) const { return behind[passed(step, node)]; }
  [[nodiscard]] Price price_behind(int step, int node) const {
    return behind_prices[passed(step, node)];
  }
  [[nodiscard]] bool may_rest(int period) const {
    return must.empty() || must[static_cast<std::size_t>(period)] == 0;
  }
};

// The whole horizon.
[[nodiscard]] LineWindow whole_window(const LineShape& shape);

// `line` outside of the spans is kept. No edge of a span may part a period with a fresh charge
// from the one before it.
[[nodiscard]] LineWindow window_of(const LineShape& shape, const Line& line, const Spans& spans);

// The next stretch of a line that is off from `begin` on: it may use load and caps up to `end` in
// proportion to the periods with some duty allowed, so that the stretches after it are not left
// without; ahead of that or behind by the duties of `slack` periods.
[[nodiscard]] LineWindow stretch_of(const LineShape& shape, const Line& line, int begin, int end,
                                    int slack);

}  // namespace respite
