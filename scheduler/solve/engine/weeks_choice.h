// Which weeks to plan anew next: as many as pay best for their time, in one to four places, so that
// what a line may have only so much of can go from one place to another.
#pragma once

#include <array>
#include <cstddef>

#include "scheduler/solve/engine/line_finder.h"

namespace respite {

class WeeksChoice {
 public:
  explicit WeeksChoice(const Lines& lines) : lines_(&lines) {}

  [[nodiscard]] Spans next(SplitMix& random);
  // What came of the last choice, and after how much time (of any measure).
  void paid(Cost gain, double time);

 private:
  struct Size {
    int periods = 0;
    double gained = 0;  // lately
    double spent = 0;   // for it
    double ever = 0;    // spent in all
  };
  [[nodiscard]] Size& best_size();

  const Lines* lines_;
  std::array<Size, 5> sizes_ = {{{7}, {10}, {14}, {20}, {28}}};
  Size* last_ = nullptr;
};

}  // namespace respite
