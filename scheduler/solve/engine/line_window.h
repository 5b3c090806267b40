// The part of a line that may change: periods [begin, end), the rest of the line around it fixed.
#pragma once

#include <vector>

#include "scheduler/solve/engine/line_shape.h"

namespace respite {

struct LineWindow {
  int begin = 0;
  int end = 0;
  int start = 0;              // node the fixed part before leaves behind
  int outside_load = 0;       // units held outside the window
  int most_load = 0;          // units a lawful line may hold inside at most
  int least_load = 0;         // ... at least
  bool part_of_load = false;  // the rest of the line comes later: no price for the load yet
  std::vector<int> room;      // [cap] charges left for the inside
  std::vector<int> active;    // caps that more periods inside can charge than they have room for
  std::vector<char> closes;   // [node] the fixed part after may follow
  std::vector<char> barred;   // [cell of the problem] not this duty; empty: none
  std::vector<char> must;     // [period of the problem] some duty; empty: none

  [[nodiscard]] bool may_rest(int period) const {
    return must.empty() || must[static_cast<std::size_t>(period)] == 0;
  }
};

// The whole horizon.
[[nodiscard]] LineWindow whole_window(const LineShape& shape);

// `line` outside of [begin, end) is kept. Neither edge may part a period with a fresh charge from
// the one before it.
[[nodiscard]] LineWindow window_of(const LineShape& shape, const Line& line, int begin, int end);

// The next stretch of a line that is off from `begin` on: it may use load and caps up to `end` in
// proportion to the periods with some duty allowed, so that the stretches after it are not left
// without; ahead of that or behind by the duties of `slack` periods.
[[nodiscard]] LineWindow stretch_of(const LineShape& shape, const Line& line, int begin, int end,
                                    int slack);

}  // namespace respite
