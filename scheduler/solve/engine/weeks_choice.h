// Which weeks to plan anew next: as many as pay best for their time, in one to four places, so that
// what a line may have only so much of can go from one place to another.
#pragma once

#include "scheduler/solve/engine/line_finder.h"
#include "scheduler/solve/engine/what_pays.h"

namespace respite {

class WeeksChoice {
 public:
  explicit WeeksChoice(const Lines& lines);

  [[nodiscard]] Spans next(Random& random);
  // What came of the last choice, and after how much time (of any measure).
  void paid(Cost gain, double time) { sizes_.paid(static_cast<double>(gain), time); }

 private:
  const Lines* lines_;
  WhatPays sizes_;
};

}  // namespace respite
