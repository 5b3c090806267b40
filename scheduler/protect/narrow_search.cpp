#include "scheduler/protect/narrow_search.h"

#include <algorithm>
#include <array>
#include <utility>

#include "scheduler/protect/block_tree.h"

namespace respite::protect {
namespace {

// Points, and blocks kept together: where one width leads nowhere, another often does.
struct Width {
  Cost points = 0;
  std::size_t together = 1;
};
constexpr Cost kWidest = 600;
constexpr std::array kWidths{Width{64, 3}, Width{kWidest, 3}, Width{200, 1}, Width{kWidest, 1}};

}  // namespace

void search_narrow(const PlaceProblem& problem, const BlockProgramme& whole, Cost bound,
                   Fitting& fitting, Effort& effort) {
  Width width = kWidths.front();
  for (std::size_t missed = 0; effort.left() && bound < fitting.best().cost;) {
    const Cost gap = fitting.best().cost - bound;
    width.points = std::min(width.points, gap);
    BlockProgramme narrow(whole, width.points);
    Effort part{effort.used + (effort.most - effort.used) / 2 + 1, effort.used};
    const Cost below = std::min(bound + width.points + 1, fitting.best().cost);
    std::vector<Line> lines = lines_below(problem, narrow, {below, width.together}, part);
    effort.used = part.used;
    if (!lines.empty()) {
      fitting.polish(std::move(lines));
      width = {std::max<Cost>(1, (fitting.best().cost - bound) / 2), 1};
    } else if (width.points >= gap || ++missed == kWidths.size()) {
      return;
    } else {
      width = kWidths[missed];
    }
  }
}

}  // namespace respite::protect
